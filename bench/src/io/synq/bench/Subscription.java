package io.synq.bench;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The receiver's endpoint on the server. Arguments: {@code only|add <api> <receiver URL>} creates it and prints its id,
 * {@code only} after every other endpoint of the tenant has been deleted; {@code remove <api> <id>} deletes it;
 * {@code crowd <api> <receiver URL> <count>} creates endpoints beside it that want none of the load's events, and
 * {@code fan <api> <receiver URL> <count>} such as want all, with a path each, in the place of all others;
 * {@code ordered <api> <receiver URL>} one in the place of all others that keeps the order of each of 1,024 keys;
 * {@code of <api> <receiver URL> <type>} one for one type; {@code hold} and {@code free <api> <id>} disable and enable. The API's
 * address ends in {@code /api/v1}; the key is read from the variable BENCH_KEY.
 */
final class Subscription {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"(ep_[^\"]+)\"");
    private static final int PAGES_AT_MOST = 50;

    /** Of a random UUID: a digit of four, and two of sixteen. */
    private static final String ONE_OF_1024 = "$substring(event_id, 19, 3)";

    private final Api api = Api.key(System.getenv("BENCH_KEY"));
    private final String endpoints;

    private Subscription(String api) {
        endpoints = api + "/endpoints";
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Subscription subscription = new Subscription(args[1]);
        try {
            switch (args[0]) {
                case "only" -> {
                    subscription.removeAll();
                    System.out.println(subscription.add(args[2], "*"));
                }
                case "add" -> System.out.println(subscription.add(args[2], "*"));
                case "crowd" -> subscription.crowd(args[2], Integer.parseInt(args[3]));
                case "fan" -> subscription.fan(args[2], Integer.parseInt(args[3]));
                case "ordered" -> subscription.ordered(args[2]);
                case "of" -> System.out.println(subscription.add(args[2], args[3]));
                case "hold" -> subscription.enable(args[2], false);
                case "free" -> subscription.enable(args[2], true);
                case "remove" -> subscription.remove(args[2]);
                default -> throw new IOException("unknown command " + args[0]);
            }
        } catch (IOException e) {
            System.err.println("bench: endpoint of the receiver: " + e);
            System.exit(1);
        }
    }

    private void crowd(String receiver, int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            add(receiver, "crowd.*");
        }
    }

    private void fan(String receiver, int count) throws IOException, InterruptedException {
        removeAll();
        for (int i = 0; i < count; i++) {
            add(receiver + "/" + i, "*");
        }
    }

    private void ordered(String receiver) throws IOException, InterruptedException {
        removeAll();
        add(receiver, "*", ",\"ordering\":\"key\",\"ordering_key\":\"" + ONE_OF_1024 + "\"");
    }

    private String add(String receiver, String types) throws IOException, InterruptedException {
        return add(receiver, types, "");
    }

    private String add(String receiver, String types, String more) throws IOException, InterruptedException {
        String body = "{\"url\":\"" + receiver + "\",\"event_types\":[\"" + types + "\"]" + more + "}";
        return firstId(api.call("POST", endpoints, body));
    }

    private void removeAll() throws IOException, InterruptedException {
        for (int page = 0; page < PAGES_AT_MOST; page++) {
            Matcher ids = ID.matcher(api.call("GET", endpoints + "?limit=200", ""));
            int removed = 0;
            for (; ids.find(); removed++) {
                remove(ids.group(1));
            }
            if (removed == 0) {
                return;
            }
        }
    }

    private void enable(String id, boolean enabled) throws IOException, InterruptedException {
        api.call("PATCH", endpoints + "/" + id, "{\"enabled\":" + enabled + "}");
    }

    private void remove(String id) throws IOException, InterruptedException {
        api.call("DELETE", endpoints + "/" + id, "");
    }

    private static String firstId(String json) throws IOException {
        Matcher id = ID.matcher(json);
        if (!id.find()) {
            throw new IOException("no id in the answer");
        }
        return id.group(1);
    }
}
