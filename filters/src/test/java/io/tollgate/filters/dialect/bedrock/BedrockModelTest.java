package io.tollgate.filters.dialect.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.bedrock.BedrockModel.Family;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedrockModelTest {

    @ParameterizedTest
    @CsvSource({
        "anthropic.claude-3-haiku-20240307-v1:0, CLAUDE, 300",
        "anthropic.claude-3-5-sonnet-20241022-v2:0, CLAUDE, 305",
        "us.anthropic.claude-3-7-sonnet-20250219-v1:0, CLAUDE, 307",
        "global.anthropic.claude-sonnet-4-5-20250929-v1:0, CLAUDE, 405",
        "anthropic.claude-opus-4-6-v1, CLAUDE, 406",
        "anthropic.claude-sonnet-5, CLAUDE, 500",
        "anthropic.claude-instant-v1, CLAUDE, 100",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0, CLAUDE, 400",
        "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3, UNKNOWN, 0",
        "us.amazon.nova-pro-v1:0, NOVA, 0",
        "us.amazon.nova-2-lite-v1:0, NOVA_2, 0",
        "amazon.titan-text-lite-v1, PLAIN, 0",
        "meta.llama3-70b-instruct-v1:0, PLAIN, 0",
        "us.meta.llama4-scout-17b-instruct-v1:0, PLAIN, 0",
        "cohere.command-r-v1:0, PLAIN, 0",
        "openai.gpt-oss-120b-1:0, GPT_OSS, 0",
        "qwen.qwen3-32b-v1:0, OPEN, 0",
        "us.deepseek.r1-v1:0, OPEN, 0",
        "mistral.pixtral-large-2502-v1:0, OPEN, 0",
        "moonshotai.kimi-k2.5, OPEN, 0"
    })
    void readsIds(String id, Family family, int version) {
        assertThat(BedrockModel.of(id)).isEqualTo(new BedrockModel(family, version));
    }
}
