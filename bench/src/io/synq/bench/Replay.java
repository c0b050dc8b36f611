package io.synq.bench;

import java.io.IOException;

/**
 * A replay of stored events. Arguments: {@code start <api> <from> <to>} replays what was accepted in that time and prints
 * the job's id; {@code cancel <api> <id>} ends it; {@code look <api> <id>} says how far it has come; {@code wait <api>
 * <id>} does so once it is over, after ten minutes at most. The API's address ends in {@code /api/v1}; the key is read from the variable BENCH_KEY.
 */
final class Replay {

    private static final int TRIES = 600;
    private static final long PAUSE_MILLIS = 1_000;

    private final Api api = Api.key(System.getenv("BENCH_KEY"));
    private final String replays;

    private Replay(String api) {
        replays = api + "/replays";
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Replay replay = new Replay(args[1]);
        switch (args[0]) {
            case "start" -> System.out.println(replay.start(args[2], args[3]));
            case "cancel" -> say(replay.cancel(args[2]));
            case "look" -> say(replay.job(args[2]));
            case "wait" -> say(replay.over(args[2]));
            default -> throw new IOException("unknown command " + args[0]);
        }
    }

    private String start(String from, String to) throws IOException, InterruptedException {
        String filter = "{\"delivery_status\":\"any\",\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";
        return Api.member(api.call("POST", replays, filter), "id");
    }

    private String job(String id) throws IOException, InterruptedException {
        return api.call("GET", replays + "/" + id, "");
    }

    private String cancel(String id) throws IOException, InterruptedException {
        return api.call("POST", replays + "/" + id + "/cancel", "");
    }

    private String over(String id) throws IOException, InterruptedException {
        String job = job(id);
        for (int i = 0; i < TRIES && Api.member(job, "state").equals("running"); i++) {
            Thread.sleep(PAUSE_MILLIS);
            job = job(id);
        }
        return job;
    }

    private static void say(String job) throws IOException {
        System.err.println("  replay: " + Api.member(job, "state") + ", " + Api.member(job, "done") + " of " + Api.member(job, "total")
                + " delivered, " + Api.member(job, "failed") + " failed; from " + Api.member(job, "created_at") + " to "
                + Api.member(job, "finished_at"));
    }
}
