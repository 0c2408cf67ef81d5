package io.tollgate.filters.dialect.bedrock;

import static io.tollgate.filters.dialect.bedrock.Asked.CLAUDE;
import static io.tollgate.filters.dialect.bedrock.Asked.CLAUDE_5;
import static io.tollgate.filters.dialect.bedrock.Asked.GPT_OSS;
import static io.tollgate.filters.dialect.bedrock.Asked.LLAMA;
import static io.tollgate.filters.dialect.bedrock.Asked.NOVA_2;
import static io.tollgate.filters.dialect.bedrock.Asked.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Thinking, in the words of each model's maker, and thoughts that come back. */
class ConverseThinkingTest {

    private static final String FIELDS = "additionalModelRequestFields";
    private static final Asked HARD = PLAIN.thinking(Thinking.of(Effort.HIGH));

    @Test
    void asksAClaudeForABudgetOrAnEffort() {
        assertThat(HARD.of(CLAUDE).member(FIELDS))
                .isEqualTo("{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":32768}}");
        assertThat(HARD.sampling(Asked.limited(8000)).of(CLAUDE).member(FIELDS))
                .isEqualTo("{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":4000}}");
        assertThat(HARD.of(CLAUDE_5).member(FIELDS))
                .isEqualTo(
                        "{\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"high\"}}");
    }

    @Test
    void keepsAClaudeStillThatThinksUnasked() {
        assertThat(PLAIN.thinking(Thinking.OFF).of(CLAUDE_5).member(FIELDS))
                .isEqualTo("{\"thinking\":{\"type\":\"disabled\"}}");
        assertThat(PLAIN.thinking(Thinking.OFF).of(CLAUDE).member(FIELDS)).isEmpty();
        Asked.Written newest = PLAIN.thinking(Thinking.OFF).of("anthropic.claude-fable-5-5");
        assertThat(newest.member(FIELDS)).isEqualTo("{\"output_config\":{\"effort\":\"low\"}}");
        assertThat(newest.losses()).containsExactly("thinking");
    }

    /** The demands stay, the wish goes. */
    @Test
    void doesWithoutAThoughtWhereItCannotBe() {
        Tooling forced =
                new Tooling(
                        List.of(new Tool("look", null, null, null)),
                        new ToolChoice.Required(),
                        null);
        assertThat(HARD.tooling(forced).of(CLAUDE).losses()).containsExactly("thinking");
        assertThat(HARD.sampling(Asked.limited(1000)).of(CLAUDE).losses())
                .containsExactly("thinking");
        assertThat(HARD.of("anthropic.claude-3-haiku-20240307-v1:0").losses())
                .containsExactly("thinking");
        Message begun = Message.of(Role.ASSISTANT, "So ");
        assertThat(HARD.messages(Message.of(Role.USER, "hi"), begun).of(CLAUDE).losses())
                .containsExactly("thinking");
        assertThat(HARD.of(LLAMA).losses()).containsExactly("thinking");
    }

    @Test
    void leavesAClaudeThatThinksItsDraws() {
        Sampling drawn = new Sampling(0.5, 0.5, 10, null, null, null, null, List.of());
        assertThat(HARD.sampling(drawn).of(CLAUDE).losses())
                .containsExactlyInAnyOrder("temperature", "top_p", "top_k");
    }

    @Test
    void asksANovaInItsWords() {
        assertThat(HARD.of(NOVA_2).member(FIELDS))
                .isEqualTo(
                        "{\"reasoningConfig\":{\"type\":\"enabled\",\"maxReasoningEffort\":\"high\"}}");
        Asked.Written limited = HARD.sampling(Asked.limited(100)).of(NOVA_2);
        assertThat(limited.member(FIELDS)).contains("\"medium\"");
        assertThat(limited.losses()).containsExactly("thinking.effort");
        assertThat(PLAIN.thinking(new Thinking(true, null, 2000)).of(NOVA_2).losses())
                .containsExactly("thinking.budget_tokens");
        assertThat(PLAIN.thinking(Thinking.OFF).of(NOVA_2).member(FIELDS)).isEmpty();
    }

    /** An application inference profile's id says nothing; its operator can. */
    @Test
    void knowsTheModelBehindAProfile() {
        String arn = "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a1b2";
        assertThat(HARD.of(arn).losses()).containsExactly("thinking");
        for (String name : List.of("a1b2", arn)) {
            Map<String, String> options = Map.of("profiles", "x=y, " + name + " = " + CLAUDE_5);
            assertThat(HARD.of(arn, options, false).member(FIELDS)).contains("adaptive");
        }
        assertThatThrownBy(() -> ConverseOptions.of(Map.of("profiles", "a1b2")))
                .hasMessage("profiles: expected id=model, separated by commas");
    }

    @Test
    void asksOpenWeightsOfOpenAiInTheirs() {
        assertThat(HARD.of(GPT_OSS).member(FIELDS)).isEqualTo("{\"reasoning_effort\":\"high\"}");
        assertThat(PLAIN.thinking(Thinking.OFF).of(GPT_OSS).losses()).containsExactly("thinking");
    }

    @Test
    void givesThoughtsBackToAClaude() {
        Asked asked =
                PLAIN.messages(
                        Message.of(Role.USER, "hi"),
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new Part.Reasoning("hm", Seals.signature("c2ln")),
                                        new Part.Reasoning("", Seals.encrypted("ZW5j")),
                                        new Part.Text("yes"))),
                        Message.of(Role.USER, "why?"));
        assertThat(asked.of(CLAUDE).content(1))
                .isEqualTo(
                        "[{\"reasoningContent\":{\"reasoningText\":{\"text\":\"hm\",\"signature\":\"c2ln\"}}},"
                                + "{\"reasoningContent\":{\"redactedContent\":\"ZW5j\"}},{\"text\":\"yes\"}]");
        assertThat(asked.of(NOVA_2).content(1)).isEqualTo("[{\"text\":\"yes\"}]");
        assertThat(asked.of(NOVA_2).losses()).containsExactly("messages[].reasoning");
    }

    @Test
    void keepsThoughtsOfOthersFromAClaude() {
        Part unsigned = new Part.Reasoning("hm", null);
        Part others = new Part.Reasoning("hm", new Part.Seal("responses", "x"));
        Part encrypted = new Part.Reasoning("", new Part.Seal("anthropic", "redacted:x"));
        for (Part thought : List.of(unsigned, others, encrypted)) {
            Asked.Written written =
                    PLAIN.messages(
                                    Message.of(Role.USER, "hi"),
                                    new Message(
                                            Role.ASSISTANT, List.of(thought, new Part.Text("yes"))),
                                    Message.of(Role.USER, "why?"))
                            .of(CLAUDE);
            assertThat(written.content(1)).isEqualTo("[{\"text\":\"yes\"}]");
            assertThat(written.losses()).containsExactly("messages[].reasoning");
        }
    }
}
