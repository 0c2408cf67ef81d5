package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.Slice;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes a request to OpenAI one to a provider that is compatible with it, whether a client wrote it
 * or the dialect's own writer did. What the provider would refuse and the client would miss is
 * entered in the losses.
 */
final class RequestEdits {

    static final String EFFORT = "reasoning_effort";
    private static final String FORMAT = "response_format";
    private static final String MESSAGES = "messages";

    private final Vendor vendor;
    private final RequestRules rules;
    private final MessageEdits messageEdits;
    private final Set<String> members;

    RequestEdits(Vendor vendor) {
        this.vendor = vendor;
        this.rules = vendor.request();
        this.messageEdits = new MessageEdits(vendor.messages());
        this.members = members(vendor);
    }

    private static Set<String> members(Vendor vendor) {
        Set<String> members = new TreeSet<>(vendor.request().members());
        members.add(MESSAGES);
        members.add(EFFORT);
        members.add(ForcedTools.CHOICE);
        members.add(PassthroughBody.STREAM_OPTIONS);
        vendor.thinking().forEach(some -> members.addAll(some.members()));
        return members;
    }

    /** The top-level members that this looks at. */
    Set<String> members() {
        return members;
    }

    /** A client's own request, for the model as the provider calls it. */
    byte[] passing(JsonMembers request, String model, boolean stream, Losses losses) {
        MemberEdits edits = new MemberEdits(request);
        if (!model.equals(request.text("model"))) {
            edits.set("model", Json.write(json -> json.writeString(model)));
        }
        Thinkers thinkers = vendor.thinkers(model);
        if (thinkers != null) {
            ForcedTools.edit(edits, thinkers, losses);
            effort(edits, thinkers, losses);
        }
        common(edits, thinkers, losses);
        if (rules.usageAlways()) {
            edits.remove(PassthroughBody.STREAM_OPTIONS);
        } else if (stream && !PassthroughBody.asksForUsage(request)) {
            usage(edits);
        }
        return edits.toByteArray();
    }

    /** A request that the dialect's own writer wrote. */
    byte[] crossing(byte[] body, @Nullable Thinkers thinkers, Losses losses) {
        MemberEdits edits = new MemberEdits(JsonMembers.scan(body, members));
        if (thinkers != null) {
            ForcedTools.edit(edits, thinkers, losses);
            effort(edits, thinkers, losses);
            thinkers.crossing().forEach(edits::set);
        }
        common(edits, thinkers, losses);
        if (rules.usageAlways()) {
            edits.remove(PassthroughBody.STREAM_OPTIONS);
        }
        return edits.toByteArray();
    }

    private void common(MemberEdits edits, @Nullable Thinkers thinkers, Losses losses) {
        refusals(edits, thinkers != null, losses);
        rules.renames().forEach((name, own) -> rename(edits, name, own));
        rules.values().forEach((name, words) -> value(edits, name, words, losses));
        format(edits, losses);
        Slice messages = edits.value(MESSAGES);
        if (messages != null) {
            byte[] edited = messageEdits.edit(messages, thinkers != null, losses);
            if (edited != null) {
                edits.set(MESSAGES, edited);
            }
        }
    }

    /** Members that the client set itself stay as they are. */
    private static void effort(MemberEdits edits, Thinkers thinkers, Losses losses) {
        String word = edits.text(EFFORT);
        if (word == null) {
            return;
        }
        Map<String, JsonNode> said = thinkers.efforts().get(word);
        edits.remove(EFFORT);
        if (said == null) {
            losses.add(EFFORT);
            return;
        }
        said.forEach(
                (name, value) -> {
                    if (edits.value(name) == null) {
                        edits.set(name, value);
                    }
                });
    }

    private void refusals(MemberEdits edits, boolean thinks, Losses losses) {
        rules.drops().forEach(edits::remove);
        for (String name : rules.members()) {
            Slice value = edits.value(name);
            if (value != null && rules.refusal(name, thinks) != null) {
                edits.remove(name);
                if (!Harmless.is(name, value)) {
                    losses.add(name);
                }
            }
        }
    }

    private static void rename(MemberEdits edits, String name, String own) {
        Slice value = edits.value(name);
        if (value != null) {
            edits.remove(name);
            edits.set(own, value.toByteArray());
        }
    }

    private static void value(
            MemberEdits edits, String name, Map<String, String> words, Losses losses) {
        Slice value = edits.value(name);
        if (value == null) {
            return;
        }
        JsonNode json = Json.parse(value);
        String own = words.get(json.isObject() ? RequestRules.OBJECT : json.stringValue(""));
        if (own != null) {
            edits.set(name, Json.write(generator -> generator.writeString(own)));
            if (json.isObject()) {
                losses.add(name + "." + json.path("type").stringValue(""));
            }
        }
    }

    /** A schema that only becomes some JSON is lost; the other way round nothing is. */
    private void format(MemberEdits edits, Losses losses) {
        Slice value = rules.formats().isEmpty() ? null : edits.value(FORMAT);
        if (value == null) {
            return;
        }
        String type = Json.parse(value).path("type").stringValue("");
        JsonNode known = rules.formats().get(type);
        if (known != null) {
            edits.set(FORMAT, known);
            if (type.equals("json_schema")) {
                losses.add(FORMAT + "." + type);
            }
        }
    }

    private static void usage(MemberEdits edits) {
        byte[] options =
                PassthroughBody.askingForUsage(edits.value(PassthroughBody.STREAM_OPTIONS));
        if (options != null) {
            edits.set(PassthroughBody.STREAM_OPTIONS, options);
        }
    }
}
