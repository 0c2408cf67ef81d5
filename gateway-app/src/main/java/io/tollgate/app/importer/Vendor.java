package io.tollgate.app.importer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A provider as LiteLLM's models name it, and how Tollgate reaches it.
 *
 * @param prefix before the slash of {@code provider/model}
 * @param name of the provider in the new file
 * @param url as its maker documents it; null where each has its own
 * @param urlVariable which variable LiteLLM takes the address from, if none is given
 * @param keyVariable and the key; null where it needs none
 * @param globs what its models are called, where that is known
 */
record Vendor(
        String prefix,
        String name,
        String dialect,
        @Nullable String url,
        @Nullable String urlVariable,
        @Nullable String keyVariable,
        List<String> globs) {

    private static final String OPENAI = "openai";

    /** OpenAI's own models and those of Anthropic need no provider before their names. */
    private static final List<String> OPENAI_GLOBS =
            List.of("gpt-*", "chatgpt-*", "o1*", "o3*", "o4*", "text-embedding-*");

    /** Not LiteLLM's word: it goes by the model's name. */
    private static final String CLAUDE_ON_VERTEX = "vertex_ai/claude";

    private static final List<String> CLAUDE_GLOBS = List.of("claude-*");
    private static final List<String> OTHER_OPENAI =
            List.of("dall-e-", "whisper-", "tts-", "omni-moderation-", "text-moderation-");

    private static final Map<String, Vendor> SERVED =
            List.of(
                            new Vendor(
                                    OPENAI,
                                    OPENAI,
                                    OPENAI,
                                    "https://api.openai.com/v1",
                                    null,
                                    "OPENAI_API_KEY",
                                    OPENAI_GLOBS),
                            new Vendor(
                                    "text-completion-openai",
                                    OPENAI,
                                    OPENAI,
                                    "https://api.openai.com/v1",
                                    null,
                                    "OPENAI_API_KEY",
                                    List.of()),
                            new Vendor(
                                    "anthropic",
                                    "anthropic",
                                    "anthropic",
                                    "https://api.anthropic.com",
                                    null,
                                    "ANTHROPIC_API_KEY",
                                    CLAUDE_GLOBS),
                            ollama("ollama"),
                            ollama("ollama_chat"),
                            hosted("groq", "https://api.groq.com/openai/v1", "GROQ_API_KEY"),
                            hosted(
                                    "together_ai",
                                    "https://api.together.ai/v1",
                                    "TOGETHERAI_API_KEY"),
                            hosted("deepseek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY"),
                            hosted(
                                    "openrouter",
                                    "https://openrouter.ai/api/v1",
                                    "OPENROUTER_API_KEY"),
                            hosted("xai", "https://api.x.ai/v1", "XAI_API_KEY"),
                            hosted("mistral", "https://api.mistral.ai/v1", "MISTRAL_API_KEY"),
                            hosted("cerebras", "https://api.cerebras.ai/v1", "CEREBRAS_API_KEY"),
                            hosted(
                                    "fireworks_ai",
                                    "https://api.fireworks.ai/inference/v1",
                                    "FIREWORKS_API_KEY"),
                            own("hosted_vllm", "vllm", "vllm", "HOSTED_VLLM_API_BASE"),
                            own("lm_studio", "lm-studio", "lmstudio", "LM_STUDIO_API_BASE"),
                            own("openai_like", "openai-compatible", OPENAI, "OPENAI_LIKE_API_BASE"),
                            own("litellm_proxy", "litellm", OPENAI, "LITELLM_PROXY_API_BASE"),
                            new Vendor(
                                    "gemini",
                                    "gemini",
                                    "gemini",
                                    "https://generativelanguage.googleapis.com/v1beta",
                                    null,
                                    "GEMINI_API_KEY",
                                    List.of()),
                            cohere("cohere"),
                            cohere("cohere_chat"),
                            azure("azure"),
                            azure("azure_text"),
                            bedrock("bedrock"),
                            bedrock("bedrock_converse"),
                            vertex("vertex_ai", "vertex"),
                            vertex("vertex_ai_beta", "vertex"),
                            vertex(CLAUDE_ON_VERTEX, "vertex-anthropic"))
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Vendor::prefix, Function.identity()));

    /** Whose dialect Tollgate does not speak yet. */
    private static final Set<String> NOT_YET =
            Set.of(
                    "azure_ai",
                    "databricks",
                    "huggingface",
                    "palm",
                    "replicate",
                    "sagemaker",
                    "sagemaker_chat",
                    "watsonx");

    private static Vendor ollama(String prefix) {
        return new Vendor(
                prefix,
                "ollama",
                "ollama",
                "http://localhost:11434",
                "OLLAMA_API_BASE",
                null,
                List.of());
    }

    private static Vendor hosted(String prefix, String url, String keyVariable) {
        String name = prefix.replace("_ai", "");
        return new Vendor(prefix, name, name, url, null, keyVariable, List.of());
    }

    private static Vendor own(String prefix, String name, String dialect, String urlVariable) {
        return new Vendor(prefix, name, dialect, null, urlVariable, null, List.of());
    }

    private static Vendor cohere(String prefix) {
        return new Vendor(
                prefix,
                "cohere",
                "cohere",
                "https://api.cohere.com",
                null,
                "COHERE_API_KEY",
                List.of());
    }

    private static Vendor azure(String prefix) {
        return new Vendor(
                prefix, "azure", "azure", null, "AZURE_API_BASE", "AZURE_API_KEY", List.of());
    }

    private static Vendor bedrock(String prefix) {
        return new Vendor(prefix, "bedrock", "bedrock", null, null, null, List.of());
    }

    private static Vendor vertex(String prefix, String dialect) {
        return new Vendor(prefix, dialect, dialect, null, null, null, List.of());
    }

    /** Who has a model: Claude is spoken to otherwise than Google's own. */
    Vendor having(String model) {
        return dialect.equals("vertex") && model.contains("claude")
                ? Objects.requireNonNull(SERVED.get(CLAUDE_ON_VERTEX))
                : this;
    }

    /** A model's name without what LiteLLM says there of the way to it. */
    String itsName(String model) {
        return dialect.equals("bedrock") ? model.replaceFirst("^(converse|invoke)/", "") : model;
    }

    /** Whether its account has OpenAI's newer API as well, which passes through then. */
    boolean hasResponses() {
        return name.equals(OPENAI);
    }

    static @Nullable Vendor of(String prefix) {
        return SERVED.get(prefix);
    }

    static boolean isNotYetServed(String prefix) {
        return NOT_YET.contains(prefix);
    }

    /** Whose model it is, where no provider stands before its name; null if that is not known. */
    static @Nullable Vendor byModel(String model) {
        if (startsLike(model, CLAUDE_GLOBS)) {
            return SERVED.get("anthropic");
        }
        return startsLike(model, OPENAI_GLOBS) || OTHER_OPENAI.stream().anyMatch(model::startsWith)
                ? SERVED.get(OPENAI)
                : null;
    }

    private static boolean startsLike(String model, List<String> globs) {
        return globs.stream().anyMatch(glob -> model.startsWith(glob.replace("*", "")));
    }
}
