package io.synq.bench.search;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arguments: {@code <server> <times>} makes an administrator, and one of what the filled database has none of, by the key
 * in the variable BENCH_KEY; {@code <server> <times> <name>} signs in as somebody that there is, by the password in the
 * variable BENCH_PASSWORD, and changes nothing. Then follows links until every kind of page has been met, asks for each so
 * many times, one after the other, and prints how long that took as a Markdown table.
 */
final class Pages {

    private static final int WARM_UP = 20;
    private static final int GOAL = 100;
    private static final int KILOBYTES = 300;
    private static final String FIRST = "/console/overview";
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"(/console/[^\"#]+)");
    private static final Pattern TAB = Pattern.compile("[?&]tab=(\\w+)");

    private final Visit visit;
    private final int times;

    private Pages(Visit visit, int times) {
        this.visit = visit;
        this.times = times;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Caller caller = new Caller(args[0]);
        Visit visit = args.length > 2
                ? Visit.of(caller, args[2], System.getenv("BENCH_PASSWORD"))
                : prepared(caller);
        new Pages(visit, Integer.parseInt(args[1])).run();
    }

    private static Visit prepared(Caller caller) throws IOException, InterruptedException {
        String day = Instant.now().minus(Duration.ofDays(1)).toString();
        caller.api("/replays", "{\"from\":\"" + day + "\",\"delivery_status\":\"any\",\"event_types\":[\"no.such\"]}");
        caller.api("/workspaces/demo/issues", "{\"issue_id\":\"late\",\"message\":\"no rows\"}");
        caller.api("/users", "{\"name\":\"bench-other\",\"role\":\"viewer\"}");
        String made = caller.api("/users", "{\"name\":\"bench-pages\",\"role\":\"admin\"}");
        return Visit.of(caller, Caller.member(made, "name"), Caller.member(made, "password"));
    }

    private void run() throws IOException, InterruptedException {
        System.out.println("| page | median ms | p99 ms | goal ms | first page KB | goal KB |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        for (Map.Entry<String, String> page : met().entrySet()) {
            measure(page.getKey(), page.getValue());
        }
    }

    /** An address of each kind of page, by the kind: those that the pages lead to. */
    private Map<String, String> met() throws IOException, InterruptedException {
        Map<String, String> met = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(FIRST);
        while (!open.isEmpty()) {
            String address = open.remove();
            HttpResponse<byte[]> answer = visit.get(address);
            if (answer.statusCode() / 100 == 3) {
                String next = answer.headers().firstValue("Location").orElseThrow();
                add(next.replaceFirst("^https?://[^/]+", ""), met, open);
                continue;
            }
            Matcher link = LINK.matcher(Visit.text(answer));
            while (link.find()) {
                add(link.group(1).replace("&amp;", "&"), met, open);
            }
        }
        return met;
    }

    private static void add(String address, Map<String, String> met, Deque<String> open) {
        boolean page = !address.contains("/assets/") && !address.contains("download=");
        if (page && met.putIfAbsent(kind(address), address) == null) {
            open.add(address);
        }
    }

    /** The path, without a tenant, and the tab. */
    private static String kind(String address) {
        String path = address.replaceFirst("\\?.*", "").replaceFirst("^/console/t/[^/]+/", "/console/");
        Matcher tab = TAB.matcher(address);
        return tab.find() ? path + ", " + tab.group(1) : path;
    }

    private void measure(String kind, String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> page = visit.get(address);
        if (page.statusCode() != 200) {
            System.out.println("| %s | answered %d | | | | |".formatted(kind, page.statusCode()));
            return;
        }
        long kilobytes = visit.bytes(page) / 1_000;
        double[] millis = new double[times];
        for (int i = -WARM_UP; i < times; i++) {
            long start = System.nanoTime();
            visit.get(address);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        double median = (millis[(times - 1) / 2] + millis[times / 2]) / 2;
        double p99 = millis[(int) Math.ceil(times * 0.99) - 1];
        System.out.println("| %s | %.1f%s | %.1f | %d | %d%s | %d |"
                .formatted(
                        kind, median, median > GOAL ? " (!)" : "", p99, GOAL, kilobytes, kilobytes > KILOBYTES ? " (!)" : "",
                        KILOBYTES));
    }
}
