package io.synq.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Waits until a URL answers GET with 200. Arguments: URL, seconds at most, pid of the process that should answer. */
final class Ready {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int PAUSE_MILLIS = 250;

    private Ready() {}

    public static void main(String[] args) throws InterruptedException {
        ServerProcess process = new ServerProcess(Long.parseLong(args[2]));
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[1]));
        while (!answers(args[0])) {
            if (process.gone() || System.nanoTime() - until > 0) {
                System.err.println("bench: not ready: " + args[0] + (process.gone() ? " (the process has ended)" : ""));
                System.exit(1);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean answers(String url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
