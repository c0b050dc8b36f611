package io.synq.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Warms one target up, runs its phases one after another and adds a {@link Row} per phase to a file. Options: name, url
 * and pid (0: none) of the target, receiver (port), connections, warmup (seconds), warmup-rate, rates, seconds, settled
 * (seconds into each phase from which there is a row more; 0: none), rows (the file); batch (events a request, 1),
 * types (how many event types, 1 to 5) or type (which), deliveries (of each event, 1), request (a file with another system's request). A rate is events per second, {@code max}, or a
 * multiple of what the last {@code max} delivered, {@code 1.5max}. The API key is read from the variable BENCH_KEY;
 * of several, parted by commas, each sends in turn. Exit code 3: the target or the receiver went away.
 */
final class Bench {

    private static final int MAX_CONNECTIONS = 512;
    private static final int MAX_BATCH = 1000;
    private static final String MAX = "max";

    private final Options options;
    private final Measurement measurement;

    private Bench(Options options) throws IOException {
        this.options = options;
        measurement = new Measurement(
                options.text("name"),
                target(options),
                options.number("deliveries", 1),
                new ServerProcess(options.number("pid")),
                new ReceiverClient(options.number("receiver")));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            System.exit(new Bench(new Options(args)).run() ? 0 : 3);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }

    static Load.Target target(Options options) throws IOException {
        URI url = URI.create(options.text("url"));
        if (!"127.0.0.1".equals(url.getHost()) || url.getPort() < 1 || !"http".equals(url.getScheme())) {
            throw new IllegalArgumentException("the target must be http://127.0.0.1:<port>/...");
        }
        int connections = options.number("connections");
        if (connections < 1 || connections > MAX_CONNECTIONS) {
            throw new IllegalArgumentException("connections must be 1 to " + MAX_CONNECTIONS);
        }
        int batch = options.number("batch", 1);
        if (batch < 1 || batch > MAX_BATCH) {
            throw new IllegalArgumentException("batch must be 1 to " + MAX_BATCH);
        }
        InetSocketAddress address = new InetSocketAddress(url.getHost(), url.getPort());
        List<EventTemplate> templates = new ArrayList<>();
        if (options.has("request")) {
            templates.add(EventTemplate.file(Path.of(options.text("request")), url));
            return new Load.Target(address, templates, 1, connections);
        }
        for (String key : System.getenv().getOrDefault("BENCH_KEY", "none").split(",")) {
            for (String type : options.has("type") ? List.of(options.text("type")) : Tenants.types(options.number("types", 1))) {
                templates.add(EventTemplate.synq(url, key, type, batch));
            }
        }
        return new Load.Target(address, templates, batch, connections);
    }

    private boolean run() throws IOException, InterruptedException {
        int warmup = options.number("warmup");
        if (warmup > 0) {
            Row row = measurement.run(Phase.starting("warm-up", options.text("warmup-rate"), warmup, 0));
            if (!row.sound()) {
                keep(row);
                return false;
            }
        }
        double max = 0;
        for (String rate : options.text("rates").trim().split("[ ,]+")) {
            int settled = options.number("settled");
            String perSecond = rate.endsWith(MAX) && !rate.equals(MAX) ? multiple(rate, max) : rate;
            Row row = measurement.run(Phase.starting(rate, perSecond, options.number("seconds"), settled));
            keep(row);
            max = rate.equals(MAX) ? row.delivered() / Math.max(1, options.number("deliveries", 1)) : max;
            if (settled > 0) {
                keep(measurement.settled(rate + ", from " + settled + " s"));
            }
            if (!row.sound()) {
                return false;
            }
        }
        return true;
    }

    private static String multiple(String rate, double max) {
        double factor = Double.parseDouble(rate.substring(0, rate.length() - MAX.length()));
        return Long.toString(Math.max(1, Math.round(factor * max)));
    }

    private void keep(Row row) throws IOException {
        Path rows = Path.of(options.text("rows"));
        Files.writeString(rows, row.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
