package io.synq.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Properties;

/** Asks the receiver for its counts; every call answers or fails within 4 s. */
final class ReceiverClient {

    private static final int TIMEOUT_MILLIS = 2_000;

    private final int port;

    ReceiverClient(int port) {
        this.port = port;
    }

    void begin(Phase phase) throws IOException {
        get("/tally?from=" + phase.from() + "&settled=" + phase.settled() + "&to=" + phase.to());
    }

    Received received() throws IOException {
        return Received.of(get("/tally"));
    }

    private Properties get(String path) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        Properties answer = new Properties();
        try (InputStream in = connection.getInputStream()) {
            answer.load(in);
        }
        return answer;
    }
}
