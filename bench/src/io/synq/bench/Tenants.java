package io.synq.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes tenants with endpoints, as the operator, whose password is in the variable BENCH_OPERATOR. Arguments: the API's
 * address, which ends in {@code /api/v1}, the receiver's URL, what their names begin with, how many tenants, and how many
 * endpoints each, 1 to 5: each endpoint wants one type of event and has a path of its own. Prints the tenants' API keys,
 * parted by commas.
 */
final class Tenants {

    private static final List<String> TYPES =
            List.of("order.created", "order.paid", "order.packed", "order.shipped", "order.cancelled");
    private static final Pattern KEY = Pattern.compile("\"api_key\"\\s*:\\s*\"(synq_[^\"]+)\"");

    private Tenants() {}

    /** The first types of events. */
    static List<String> types(int count) {
        if (count < 1 || count > TYPES.size()) {
            throw new IllegalArgumentException("types must be 1 to " + TYPES.size());
        }
        return TYPES.subList(0, count);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            System.out.println(String.join(",", make(args[0], args[1], args[2], Integer.parseInt(args[3]), Integer.parseInt(args[4]))));
        } catch (IOException e) {
            System.err.println("bench: tenants: " + e.getMessage());
            System.exit(1);
        }
    }

    private static List<String> make(String api, String receiver, String name, int tenants, int endpoints)
            throws IOException, InterruptedException {
        Api operator = Api.user("operator", System.getenv("BENCH_OPERATOR"));
        List<String> keys = new ArrayList<>();
        for (int tenant = 0; tenant < tenants; tenant++) {
            Matcher key = KEY.matcher(operator.call("POST", api + "/tenants", "{\"slug\":\"" + name + "-" + tenant + "\"}"));
            if (!key.find()) {
                throw new IOException("no API key in the answer");
            }
            keys.add(key.group(1));
            Api owner = Api.key(key.group(1));
            for (String type : types(endpoints)) {
                String url = receiver + "/" + tenant + "/" + type;
                owner.call("POST", api + "/endpoints", "{\"url\":\"" + url + "\",\"event_types\":[\"" + type + "\"]}");
            }
        }
        return keys;
    }
}
