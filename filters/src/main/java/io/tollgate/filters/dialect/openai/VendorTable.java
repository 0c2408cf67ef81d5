package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.MalformedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code compatible.json}. What it does not know, it refuses: a rule with a slip of the pen
 * in it must not be one that silently never applies.
 */
final class VendorTable {

    static final List<Vendor> ROWS = read();

    private static final String FILE = "compatible.json";

    private VendorTable() {}

    private static List<Vendor> read() {
        try (InputStream file = VendorTable.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("no " + FILE + " beside " + VendorTable.class);
            }
            return read(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws MalformedInput naming the rule that is none
     */
    static List<Vendor> read(byte[] table) {
        JsonFields fields = JsonFields.of(Json.parseObject(table));
        Map<String, JsonNode> ladders = nodes(fields.take("ladders"));
        List<Vendor> rows = new ArrayList<>();
        nodes(fields.require("vendors", "an object"))
                .forEach((name, row) -> rows.add(row(name, JsonFields.of(row, name), ladders)));
        nothingLeft(fields);
        return List.copyOf(rows);
    }

    private static Vendor row(String name, JsonFields row, Map<String, JsonNode> ladders) {
        List<Thinkers> thinkers = new ArrayList<>();
        for (JsonFields some : row.takeObjects("thinking")) {
            thinkers.add(Thinkers.read(some, ladders));
            nothingLeft(some);
        }
        Vendor vendor =
                new Vendor(
                        name,
                        row.requireText("title"),
                        texts(row, "see"),
                        URI.create(row.requireText("url")),
                        row.takeText("key"),
                        texts(row, "globs"),
                        Set.copyOf(texts(row, "endpoints")),
                        Set.copyOf(texts(row, "headers")),
                        request(row.takeObject("request")),
                        messages(row.takeObject("messages")),
                        List.copyOf(thinkers),
                        answer(row.takeObject("answer")),
                        errors(row.takeObject("errors")),
                        texts(row, "notes"));
        nothingLeft(row);
        return vendor;
    }

    private static RequestRules request(@Nullable JsonFields given) {
        JsonFields row = given == null ? JsonFields.of(Json.object()) : given;
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        nodes(row.take("values")).forEach((member, words) -> values.put(member, words(words)));
        RequestRules rules =
                new RequestRules(
                        flag(row, "topK"),
                        flag(row, "documentUrls"),
                        flag(row, "usageAlways"),
                        words(row.take("renames")),
                        values,
                        nodes(row.take("formats")),
                        words(row.take("refuses")),
                        words(row.take("thinkersRefuse")),
                        new LinkedHashSet<>(texts(row, "drops")));
        nothingLeft(row);
        return rules;
    }

    private static MessageRules messages(@Nullable JsonFields given) {
        JsonFields row = given == null ? JsonFields.of(Json.object()) : given;
        Integer length = row.takeInt("callIdLength");
        MessageRules rules =
                new MessageRules(
                        words(row.take("roles")),
                        words(row.take("refuses")),
                        new LinkedHashSet<>(texts(row, "drops")),
                        row.takeText("thoughts"),
                        row.takeText("sealed"),
                        flag(row, "thoughtsOfCalls"),
                        length == null ? 0 : length,
                        flag(row, "mistralParts"),
                        flag(row, "prefix"),
                        new LinkedHashSet<>(texts(row, "parts")));
        nothingLeft(row);
        return rules;
    }

    private static AnswerRules answer(@Nullable JsonFields given) {
        JsonFields row = given == null ? JsonFields.of(Json.object()) : given;
        AnswerRules rules =
                new AnswerRules(
                        row.takeText("cached"),
                        row.takeText("usageUnder"),
                        flag(row, "thoughtsInContent"),
                        words(row.take("finishes")));
        nothingLeft(row);
        return rules;
    }

    private static Map<String, Kind> errors(@Nullable JsonFields row) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        if (row != null) {
            for (String path : row.rest()) {
                String word = path.substring(row.path().length() + 1);
                String kind = row.requireText(word);
                try {
                    kinds.put(word, Kind.valueOf(kind));
                } catch (IllegalArgumentException e) {
                    throw row.expected(word, "a kind of error");
                }
            }
        }
        return kinds;
    }

    private static boolean flag(JsonFields row, String name) {
        return Boolean.TRUE.equals(row.takeBoolean(name));
    }

    private static List<String> texts(JsonFields row, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : row.takeArray(name)) {
            if (!text.isString()) {
                throw row.expected(name, "an array of strings");
            }
            texts.add(text.stringValue());
        }
        return List.copyOf(texts);
    }

    private static Map<String, String> words(@Nullable JsonNode object) {
        Map<String, String> words = new LinkedHashMap<>();
        nodes(object).forEach((name, word) -> words.put(name, word.stringValue()));
        return words;
    }

    private static Map<String, JsonNode> nodes(@Nullable JsonNode object) {
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        if (object != null) {
            object.properties().forEach(member -> nodes.put(member.getKey(), member.getValue()));
        }
        return nodes;
    }

    private static void nothingLeft(JsonFields row) {
        if (!row.rest().isEmpty()) {
            throw new MalformedInput(FILE + ": unknown " + row.rest());
        }
    }
}
