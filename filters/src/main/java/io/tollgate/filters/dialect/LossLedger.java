package io.tollgate.filters.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The known losses of a dialect, each with its reason. A loss that stands in no ledger fails the
 * build, so that nothing is lost without somebody having thought about it; {@code docs/fidelity.md}
 * is made of them.
 *
 * @param unheard what its clients can say and no other dialect can be told, by the field's path
 * @param unsaid what other dialects' clients can say and its providers cannot be told
 */
public record LossLedger(Map<String, String> unheard, Map<String, String> unsaid) {

    private static final String FILE = "losses.properties";
    private static final String UNHEARD = "unheard.";
    private static final String UNSAID = "unsaid.";

    /** The ledger in the file {@code losses.properties} beside the class. */
    public static LossLedger beside(Class<?> dialect) {
        Properties reasons = new Properties();
        try (InputStream file = dialect.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("no " + FILE + " beside " + dialect);
            }
            reasons.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LossLedger(under(UNHEARD, reasons), under(UNSAID, reasons));
    }

    private static Map<String, String> under(String prefix, Properties reasons) {
        Map<String, String> fields = new TreeMap<>();
        for (String key : reasons.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                fields.put(key.substring(prefix.length()), reasons.getProperty(key));
            }
        }
        return fields;
    }
}
