package io.tollgate.app.policycode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What is declared, and where the admin API has it. */
enum Kind {
    UNIT("unit"),
    QUOTA("quota"),
    BUDGET("budget");

    private static final String[] LEVELS = {"/tenants/", "/teams/", "/projects/"};

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Where one is made. */
    String collection(String id) {
        if (this == UNIT) {
            int slash = id.lastIndexOf('/');
            String above = slash < 0 ? "" : address(id.substring(0, slash));
            String level = LEVELS[(int) id.chars().filter(letter -> letter == '/').count()];
            return above + level.substring(0, level.length() - 1);
        }
        return "/" + word + "s";
    }

    /** Where one is. */
    String address(String id) {
        if (this != UNIT) {
            return "/" + word + "s/" + encoded(id);
        }
        StringBuilder address = new StringBuilder();
        String[] names = id.split("/", -1);
        for (int i = 0; i < names.length; i++) {
            address.append(LEVELS[i]).append(encoded(names[i]));
        }
        return address.toString();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
