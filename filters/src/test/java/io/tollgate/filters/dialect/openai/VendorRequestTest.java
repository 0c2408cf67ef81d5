package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.JsonMembers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a request of OpenAI's clients that passes through, provider by provider. */
class VendorRequestTest {

    private static Arguments row(
            String vendor, String model, String in, String out, String... losses) {
        return Arguments.of(vendor, model, in, out, List.of(losses));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                row("mistral", "m", "'max_completion_tokens':9", "'max_tokens':9"),
                row("mistral", "m", "'max_tokens':1,'max_completion_tokens':9", "'max_tokens':9"),
                row("mistral", "m", "'seed':7", "'random_seed':7"),
                row("mistral", "m", "'dimensions':7", "'output_dimension':7"),
                row("mistral", "m", "'tool_choice':'required'", "'tool_choice':'any'"),
                row("mistral", "m", "'tool_choice':'auto'", "'tool_choice':'auto'"),
                row("mistral", "m", "'logprobs':true,'x':1", "'x':1", "logprobs"),
                row("mistral", "m", "'logprobs':false,'logit_bias':{},'user':null", ""),
                row("mistral", "m", "'store':true,'stream_options':{'include_usage':true}", ""),
                row("mistral", "mistral-small", "'reasoning_effort':'low'", EFFORT_HIGH),
                row("mistral", "magistral-small", "'reasoning_effort':'low'", PROMPT_MODE),
                row("mistral", "magistral-small", "'reasoning_effort':'none'", "", EFFORT),
                row("mistral", "codestral", "'reasoning_effort':'low'", "'reasoning_effort':'low'"),
                row("groq", "m", "'n':1,'logprobs':null", ""),
                row("groq", "m", "'n':2,'top_logprobs':3", "", "n", "top_logprobs"),
                row("groq", "openai/gpt-oss-20b", "'reasoning_effort':'xhigh'", EFFORT_HIGH),
                row("groq", "qwen/qwen3-32b", "'reasoning_effort':'none'", EFFORT_NONE),
                row("deepseek", "deepseek-v4-pro", "'reasoning_effort':'none'", THINKING_OFF),
                row(
                        "deepseek",
                        "deepseek-v4-pro",
                        "'thinking':{'type':'disabled'},'reasoning_effort':'max'",
                        "'reasoning_effort':'max','thinking':{'type':'disabled'}"),
                row("deepseek", "deepseek-reasoner", "'reasoning_effort':'none'", "", EFFORT),
                row("deepseek", "deepseek-v4-pro", REQUIRED, REQUIRED + "," + THINKING_OFF),
                row("deepseek", "deepseek-v4-pro", FORCED, FORCED + "," + THINKING_OFF),
                row("deepseek", "deepseek-v4-pro", "'tool_choice':'auto'", "'tool_choice':'auto'"),
                row(
                        "deepseek",
                        "deepseek-v4-pro",
                        REQUIRED + ",'reasoning_effort':'high'",
                        REQUIRED + "," + THINKING_OFF,
                        EFFORT),
                row(
                        "deepseek",
                        "deepseek-reasoner",
                        REQUIRED,
                        "'tool_choice':'auto'",
                        "tool_choice"),
                row("deepseek", "m", SCHEMA, JSON, "response_format.json_schema"),
                row("xai", "grok-3", "'stop':'x'", "'stop':'x'"),
                row("xai", "grok-4", "'stop':'x','presence_penalty':1", "", PRESENCE, "stop"),
                row("xai", "grok-4", "'presence_penalty':0.0", ""),
                row("xai", "grok-4-fast-reasoning", "'reasoning_effort':'high'", "", EFFORT),
                row("xai", "grok-4.20-non-reasoning", "'stop':'x'", "'stop':'x'"),
                row("xai", "grok-4.3", "'reasoning_effort':'none'", EFFORT_NONE),
                row("xai", "grok-4.5", "'reasoning_effort':'none'", "", EFFORT),
                row(
                        "openrouter",
                        "a/b",
                        "'reasoning_effort':'low'",
                        "'reasoning':{'effort':'low'}"),
                row("together", "deepseek-ai/DeepSeek-V3.1", "'reasoning_effort':'low'", ENABLED),
                row("fireworks", "m", "'verbosity':'low','store':true", "", "verbosity"),
                row("cerebras", "m", "'frequency_penalty':0.5", "", "frequency_penalty"),
                row("vllm", "Qwen/Qwen3-8B", "'reasoning_effort':'none'", TEMPLATE_OFF),
                row("sglang", "deepseek-ai/DeepSeek-V3.2", "'reasoning_effort':'low'", TEMPLATE),
                row("llamacpp", "gpt-oss-20b", "'reasoning_effort':'low'", TEMPLATE_EFFORT),
                row("lmstudio", "m", FORCED, "'tool_choice':'required'", "tool_choice.function"),
                row("lmstudio", "m", JSON, ANY_OBJECT));
    }

    private static final String EFFORT = "reasoning_effort";
    private static final String PRESENCE = "presence_penalty";
    private static final String EFFORT_HIGH = "'reasoning_effort':'high'";
    private static final String EFFORT_NONE = "'reasoning_effort':'none'";
    private static final String PROMPT_MODE = "'prompt_mode':'reasoning'";
    private static final String THINKING_OFF = "'thinking':{'type':'disabled'}";
    private static final String REQUIRED = "'tool_choice':'required'";
    private static final String ENABLED = "'reasoning':{'enabled':true}";
    private static final String TEMPLATE = "'chat_template_kwargs':{'thinking':true}";
    private static final String TEMPLATE_OFF = "'chat_template_kwargs':{'enable_thinking':false}";
    private static final String TEMPLATE_EFFORT =
            "'chat_template_kwargs':{'reasoning_effort':'low'}";
    private static final String JSON = "'response_format':{'type':'json_object'}";
    private static final String SCHEMA =
            "'response_format':{'type':'json_schema','json_schema':{'name':'a','schema':{}}}";
    private static final String ANY_OBJECT =
            "'response_format':{'type':'json_schema','json_schema':{'name':'answer',"
                    + "'schema':{'type':'object'}}}";
    private static final String FORCED =
            "'tool_choice':{'type':'function','function':{'name':'f'}}";

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("changes")
    void changesMembers(String vendor, String model, String in, String out, List<String> losses) {
        Passed passed = pass(vendor, model, body(model, in), false);
        assertThat(members(passed.body())).isEqualTo(members(body(model, out)));
        assertThat(passed.losses()).containsExactlyElementsOf(losses);
    }

    /** The order of members says nothing, and added ones come first. */
    private static Set<Object> members(String body) {
        return new HashSet<>(
                io.tollgate.filters.wire.Json.parseObject(body.getBytes(StandardCharsets.UTF_8))
                        .properties());
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                row(
                        "groq",
                        "m",
                        "{'role':'developer','content':'a'}",
                        "{'role':'system','content':'a'}"),
                row(
                        "groq",
                        "m",
                        "{'role':'user','name':'Bo','content':'a'}",
                        "{'role':'user','content':'a'}",
                        "messages[].name"),
                row(
                        "groq",
                        "m",
                        "{'role':'assistant','content':'a','reasoning_content':'t'}",
                        "{'role':'assistant','content':'a','reasoning':'t'}"),
                row(
                        "deepseek",
                        "m",
                        "{'role':'assistant','content':'a','reasoning':'t','reasoning_content':'t'}",
                        "{'role':'assistant','content':'a','reasoning_content':'t'}"),
                row(
                        "deepseek",
                        "m",
                        "{'role':'assistant','content':null,'tool_calls':[{'id':'c'}]}",
                        "{'role':'assistant','content':null,'tool_calls':[{'id':'c'}],"
                                + "'reasoning_content':''}"),
                row(
                        "deepseek",
                        "m",
                        "{'role':'user','content':[{'type':'text','text':'a'},"
                                + "{'type':'image_url','image_url':{'url':'u'}}]}",
                        "{'role':'user','content':[{'type':'text','text':'a'}]}",
                        "messages[].content[].image"),
                row(
                        "xai",
                        "m",
                        "{'role':'assistant','content':'a','reasoning_details':[{}]}",
                        "{'role':'assistant','content':'a'}"),
                row(
                        "openrouter",
                        "m",
                        "{'role':'assistant','content':'a','reasoning_details':[{}]}",
                        "{'role':'assistant','content':'a','reasoning_details':[{}]}"),
                row(
                        "mistral",
                        "m",
                        "{'role':'assistant','content':'a','refusal':null,'annotations':[]}",
                        "{'role':'assistant','content':'a','prefix':true}"),
                row(
                        "mistral",
                        "m",
                        "{'role':'tool','tool_call_id':'call_1','name':'f','content':'a'}",
                        "{'role':'tool','tool_call_id':'2ZxtuOiTe','name':'f','content':'a'}"),
                row(
                        "mistral",
                        "m",
                        "{'role':'user','content':[{'type':'file','file':{'file_id':'f'}},"
                                + "{'type':'input_audio','input_audio':{'data':'d','format':'wav'}}]}",
                        "{'role':'user','content':[{'type':'file','file_id':'f'},"
                                + "{'type':'input_audio','input_audio':'d'}]}"),
                row(
                        "mistral",
                        "m",
                        "{'role':'assistant','content':'a','reasoning_content':'t'}",
                        "{'role':'assistant','content':'a','prefix':true}",
                        "messages[].reasoning"),
                row(
                        "mistral",
                        "magistral-small",
                        "{'role':'assistant','content':'a','reasoning_content':'t'}",
                        "{'role':'assistant','content':[{'type':'thinking','thinking':"
                                + "[{'type':'text','text':'t'}]},{'type':'text','text':'a'}],"
                                + "'prefix':true}"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("messages")
    void changesMessages(String vendor, String model, String in, String out, List<String> losses) {
        Passed passed = pass(vendor, model, body(model, "'messages':[" + in + "]"), false);
        assertThat(passed.body()).isEqualTo(body(model, "'messages':[" + out + "]"));
        assertThat(passed.losses()).containsExactlyElementsOf(losses);
    }

    /** Nine letters and digits, for which the id itself is kept. */
    @Test
    void idsThatFitAreKept() {
        assertThat(CallIds.fitting("D681PevKs", 9)).isEqualTo("D681PevKs");
        assertThat(CallIds.fitting("D681-evKs", 9)).matches("[A-Za-z0-9]{9}");
    }

    @Test
    void allElseKeepsItsBytes() {
        String odd =
                "{ \"temperature\" : 0.70, \"model\":\"m\",\"x\" : [1e3, -0.0 ],"
                        + " \"messages\":[ {\"role\" : \"user\", \"content\":\"\\u00e9\"} ] }";
        for (Vendor vendor : VendorTable.ROWS) {
            Passed passed = pass(vendor.name(), "m", odd, false);
            assertThat(passed.body()).as(vendor.name()).isEqualTo(odd);
            assertThat(passed.losses()).isEmpty();
        }
    }

    @Test
    void streamsAreAskedForUsageWhereTheyDoNotTellItAnyway() {
        String body = "{\"model\":\"m\",\"stream\":true}";
        assertThat(pass("groq", "m", body, true).body())
                .isEqualTo(
                        "{\"stream_options\":{\"include_usage\":true},\"model\":\"m\",\"stream\":true}");
        assertThat(pass("mistral", "m", body, true).body()).isEqualTo(body);
        String asks =
                "{\"model\":\"m\",\"stream\":true,\"stream_options\":{ \"include_usage\": true}}";
        assertThat(pass("groq", "m", asks, true).body()).isEqualTo(asks);
    }

    @Test
    void theModelIsTheProvidersName() {
        assertThat(pass("groq", "llama", "{\"model\":\"m\"}", false).body())
                .isEqualTo("{\"model\":\"llama\"}");
    }

    @Test
    void embeddingsAreAskedForInTheProvidersWords() {
        Losses losses = new Losses();
        byte[] body =
                dialect("mistral")
                        .embeddings()
                        .write(
                                new EmbeddingRequest("m", List.of("hi"), 256, false, null, "u"),
                                new TargetModel("codestral-embed", null),
                                losses)
                        .body();
        assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"output_dimension\":256,\"model\":\"codestral-embed\","
                                + "\"input\":[\"hi\"],\"encoding_format\":\"float\"}");
        assertThat(losses.fields()).containsExactly("user");
        assertThat(dialect("groq").embeddings()).isNull();
    }

    private record Passed(String body, Set<String> losses) {}

    private static String body(String model, String members) {
        return ("{'model':'" + model + "'" + (members.isEmpty() ? "" : "," + members) + "}")
                .replace('\'', '"');
    }

    private static Passed pass(String vendor, String model, String body, boolean stream) {
        VendorDialect dialect = dialect(vendor);
        Set<String> names = new HashSet<>(dialect.watchedMembers());
        names.addAll(Set.of("model", "stream"));
        Losses losses = new Losses();
        byte[] passed =
                dialect.passthroughBody(
                        JsonMembers.scan(body.getBytes(StandardCharsets.UTF_8), names),
                        model,
                        stream,
                        losses);
        return new Passed(new String(passed, StandardCharsets.UTF_8), losses.fields());
    }

    static VendorDialect dialect(String name) {
        return VendorTable.ROWS.stream()
                .filter(row -> row.name().equals(name))
                .map(VendorDialect::new)
                .findFirst()
                .orElseThrow();
    }
}
