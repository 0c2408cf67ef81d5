package io.tollgate.app.start;

import io.tollgate.app.settings.Role;
import io.tollgate.app.settings.StoreSettings;
import io.tollgate.filters.upstream.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** One thing that a start looks at, since nobody looks at it later. */
enum PostureRule {
    GUESSED_PEPPER(
            Weight.REFUSED,
            "The pepper can be guessed: a known word, or few different characters.",
            found ->
                    pepper(found.settings().store())
                            .filter(Secrets::isGuessed)
                            .map(
                                    _ ->
                                            "tollgate.store.pepper can be guessed, and with it keys"
                                                    + " be made. Make one with `openssl rand -base64"
                                                    + " 32`; keep the old one in old-peppers if keys"
                                                    + " were issued with it.")),

    PEPPER_FOR_ALL(
            Weight.REFUSED,
            "The pepper in the data folder may be read by everybody on this machine.",
            found ->
                    openToOthers(found.settings().store().data().resolve("pepper"))
                            .map(
                                    file ->
                                            file
                                                    + " may be read by everybody on this machine:"
                                                    + " `chmod 600` it.")),

    DATA_FOR_ALL(
            Weight.WARNED,
            "The data folder may be read by everybody on this machine.",
            found ->
                    openToOthers(found.settings().store().data())
                            .map(
                                    folder ->
                                            folder
                                                    + " may be read by everybody on this machine,"
                                                    + " with the database in it: `chmod 700` it.")),

    SECRET_FOR_ALL(
            Weight.WARNED,
            "A file that the settings take a secret from (`file:`) may be read by everybody on this machine.",
            found ->
                    found.secretFiles().stream()
                            .flatMap(file -> openToOthers(file).stream())
                            .findFirst()
                            .map(
                                    file ->
                                            file
                                                    + " holds a secret and may be read by everybody"
                                                    + " on this machine: `chmod 600` it, unless"
                                                    + " nobody else is there.")),

    GUESSED_PASSWORD(
            Weight.WARNED,
            "The database's password can be guessed.",
            found ->
                    Optional.ofNullable(found.settings().store().password())
                            .filter(Secrets::isGuessed)
                            .map(
                                    _ ->
                                            "tollgate.store.password can be guessed. Give the"
                                                    + " database's user another one.")),

    GUESSED_WEBHOOK_SECRET(
            Weight.WARNED,
            "The secret that signs alerts can be guessed, or is shorter than 16 characters.",
            found ->
                    webhookSecret(found.settings().store())
                            .filter(
                                    secret ->
                                            Secrets.isGuessed(secret)
                                                    || secret.reveal().length() < 16)
                            .map(
                                    _ ->
                                            "tollgate.alerts.secret can be guessed: make one with"
                                                    + " `openssl rand -base64 32`.")),

    PLAIN_HTTP(
            Weight.WARNED,
            "Others than this machine send their keys in the clear, unless a proxy before the gateway ends TLS.",
            found ->
                    Optional.of("keys")
                            .filter(_ -> found.isOpen() && !found.hasTls())
                            .map(
                                    _ ->
                                            "The gateway listens for other machines without TLS."
                                                    + " Put a proxy that has it in front, or give"
                                                    + " the gateway a certificate.")),

    ROOT(
            Weight.WARNED,
            "A gateway that others reach runs as root.",
            found ->
                    Optional.of(found.user())
                            .filter(user -> user.equals("root") && found.isOpen())
                            .map(
                                    _ ->
                                            "The gateway runs as root, which it never needs: give it"
                                                    + " a user of its own.")),

    TOKEN_LEFT(
            Weight.WARNED,
            "A gateway at the edge has the first administrator's token lying about.",
            found ->
                    Optional.of(found.settings().store().data().resolve("bootstrap-token"))
                            .filter(_ -> found.settings().role() == Role.EDGE)
                            .filter(Files::exists)
                            .map(
                                    file ->
                                            file
                                                    + " makes an administrator of whoever has it"
                                                    + " once this folder serves a gateway with"
                                                    + " `role: full`: delete it."));

    /** What a finding leads to. */
    enum Weight {
        /** The gateway does not start. */
        REFUSED,
        /** The log says so: there are surroundings in which it is right. */
        WARNED
    }

    private final Weight weight;
    private final String sentence;

    /** Without a state of its own, which the checker cannot see. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Surroundings, Optional<String>> finding;

    PostureRule(Weight weight, String sentence, Function<Surroundings, Optional<String>> finding) {
        this.weight = weight;
        this.sentence = sentence;
        this.finding = finding;
    }

    Weight weight() {
        return weight;
    }

    /** What it is about. */
    String sentence() {
        return sentence;
    }

    /** What is wrong and what to do, if something is. */
    Optional<String> finding(Surroundings surroundings) {
        return finding.apply(surroundings);
    }

    private static Optional<Secret> pepper(StoreSettings store) {
        return Optional.ofNullable(store.pepper());
    }

    private static Optional<Secret> webhookSecret(StoreSettings store) {
        StoreSettings.Webhook webhook = store.webhook();
        return webhook == null ? Optional.empty() : Optional.ofNullable(webhook.secret());
    }

    private static Optional<Path> openToOthers(Path file) {
        return Optional.of(file).filter(Surroundings::isOpenToOthers);
    }
}
