package io.synq.bench;

import java.util.HashMap;
import java.util.Map;

/** Command line of the form {@code --name value --name value}. */
final class Options {

    private final Map<String, String> values = new HashMap<>();

    Options(String[] args) {
        if (args.length % 2 != 0) {
            throw new IllegalArgumentException("options come as --name value");
        }
        for (int i = 0; i < args.length; i += 2) {
            values.put(args[i], args[i + 1]);
        }
    }

    String text(String name) {
        String value = values.get("--" + name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    boolean has(String name) {
        return values.containsKey("--" + name);
    }

    int number(String name, int otherwise) {
        return has(name) ? number(name) : otherwise;
    }
}
