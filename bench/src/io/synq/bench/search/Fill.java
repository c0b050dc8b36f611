package io.synq.bench.search;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Fills the tables of a server that is down. Arguments: JDBC URL, number of events, and {@code again} where such
 * events have been before. Of each million there are two million deliveries and three million attempts, a third of these
 * in their deliveries' rows; the log ends ten minutes ago and began 29 days earlier.
 */
final class Fill {

    static final String TENANT = "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44";
    static final String ENDPOINT_URL = "http://127.0.0.1:9/";

    /** One event in so many is a rare one, in whichever way. */
    static final int RARE = 100_000;

    private static final int GROUP = 500;
    private static final String EVENT = "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at,"
            + " org_id, user_id, role, body) values (?,?,?,?,?,?,?,'member',?)";
    private static final String DELIVERY = "insert into delivery (id, tenant_id, event_id, endpoint_id, state, due_at,"
            + " attempts, manual, replay, bytes, created_at, expires_at, finished_at, last_status, started_at,"
            + " duration_ms, url, exchange) values (?,?,?,?,?,?,?,?,?,?,?,?,?,200,?,?,?,?)";
    private static final String ATTEMPT = "insert into attempt (delivery_id, id, tenant_id, attempt_number, manual,"
            + " started_at, duration_ms, url, status, request_headers, response_headers, response_body,"
            + " response_truncated) values (?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final String FAILED = "insert into failed_delivery (tenant_id, accepted_at, event_id, endpoint_id,"
            + " delivery_id) values (?,?,?,?,?)";
    private static final String HOUR = "insert into figure_count (scope_id, minutes, start_at, run, tenant_id, counts)"
            + " values (?,60,?,'fill',?,?)";
    private static final byte[] REQUEST = ("Content-Type: application/json\nUser-Agent: Synq-Events/1.0\n"
                    + "Synq-Signature: t=1733326327,v1=" + "5f".repeat(32) + "\nSynq-Attempt: 1\n")
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] RESPONSE = "Content-Type: text/plain\nDate: x\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OK = "OK".getBytes(StandardCharsets.UTF_8);

    /** As the server packs what it keeps of a first attempt that went well. */
    private static final byte[] EXCHANGE = ByteBuffer.allocate(9 + REQUEST.length + RESPONSE.length + OK.length)
            .put((byte) 0)
            .putInt(REQUEST.length)
            .putInt(RESPONSE.length)
            .put(REQUEST)
            .put(RESPONSE)
            .put(OK)
            .array();

    private static final String BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz";

    private final Random random;
    private final boolean again;
    private final Connection connection;
    private final List<String> endpoints = new ArrayList<>();
    private long delivery;
    private long attempt;

    private Fill(Connection connection, boolean again) {
        this.connection = connection;
        this.again = again;
        random = new Random(again ? 43 : 42);
    }

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection(args[0])) {
            connection.setAutoCommit(false);
            new Fill(connection, args.length > 2).fill(Integer.parseInt(args[1]));
            if (args[0].startsWith("jdbc:postgresql")) {
                connection.setAutoCommit(true);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("vacuum analyze");
                }
            }
        }
        if (args[0].startsWith("jdbc:derby")) {
            stopDerby();
        }
    }

    /** Derby tells that it has stopped by an exception. */
    private static void stopDerby() {
        try {
            DriverManager.getConnection("jdbc:derby:;shutdown=true").close();
        } catch (SQLException e) {
            if (!"XJ015".equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void fill(int events) throws SQLException {
        readEndpoints();
        Instant end = Instant.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MICROS);
        Duration step = Duration.ofDays(29).dividedBy(events);
        if (!again) {
            fillHours(end, events);
        }
        try (PreparedStatement event = connection.prepareStatement(EVENT);
                PreparedStatement delivered = connection.prepareStatement(DELIVERY);
                PreparedStatement attempted = connection.prepareStatement(ATTEMPT);
                PreparedStatement failed = connection.prepareStatement(FAILED)) {
            for (int number = 0; number < events; number++) {
                Instant time = end.minus(step.multipliedBy(events - number)).truncatedTo(ChronoUnit.MICROS);
                String id = addEvent(event, number, time);
                addDeliveries(delivered, attempted, failed, number, id, time);
                if (number % GROUP == GROUP - 1 || number == events - 1) {
                    event.executeBatch();
                    delivered.executeBatch();
                    attempted.executeBatch();
                    failed.executeBatch();
                    connection.commit();
                }
                if (number % 100_000 == 0) {
                    System.err.println("fill: " + number + " events");
                }
            }
        }
    }

    private void readEndpoints() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select id from endpoint where tenant_id = '" + TENANT + "' and url like '" + ENDPOINT_URL + "%'"
                        + " order by url")) {
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    endpoints.add(row.getString(1));
                }
            }
        }
    }

    private String addEvent(PreparedStatement insert, int number, Instant time) throws SQLException {
        boolean rare = number % RARE == RARE / 2;
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        String type = rare ? "rare.type" : "type.n" + number % 20;
        String org = named("org-" + random.nextInt(50));
        String user = named(rare ? "rare-user" : "user-" + random.nextInt(20_000));
        String note = rare ? "needle in the haystack" : "nothing of note";
        String body = ("{\"event_id\":\"%s\",\"event_type\":\"%s\",\"timestamp\":\"%s\",\"tenant_id\":\"%s\","
                        + "\"org_id\":\"%s\",\"user_id\":\"%s\",\"role\":\"member\",\"payload\":{\"order_id\":\"ord_%016x\","
                        + "\"status\":\"pending\",\"currency\":\"USD\",\"total\":%d.99,\"note\":\"%s\",\"lines\":["
                        + "{\"sku\":\"SYNQ-SHIRT-M-BLK-%d\",\"quantity\":2,\"unit_price\":74.99},"
                        + "{\"sku\":\"SYNQ-HAT-L-RED-%d\",\"quantity\":1,\"unit_price\":19.50}],"
                        + "\"address\":{\"city\":\"Zürich\",\"street\":\"Bahnhofstrasse %d\",\"zip\":\"8001\"}}}")
                .formatted(id, type, time, TENANT, org, user, random.nextLong(), number % 1000, note, number % 97,
                        number % 89, number % 200);
        insert.setString(1, TENANT);
        insert.setString(2, id);
        insert.setString(3, type);
        insert.setTimestamp(4, Timestamp.from(time));
        insert.setTimestamp(5, Timestamp.from(time));
        insert.setString(6, org);
        insert.setString(7, user);
        insert.setBytes(8, body.getBytes(StandardCharsets.UTF_8));
        insert.addBatch();
        return id;
    }

    /** The id of an organization or a user of this name. */
    static String named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** To the first endpoint goes every event, to the next every second, then every fourth twice, and then rare ones. */
    private void addDeliveries(
            PreparedStatement insert,
            PreparedStatement attempted,
            PreparedStatement failed,
            int number,
            String eventId,
            Instant time)
            throws SQLException {
        for (int endpoint = 0; endpoint < endpoints.size(); endpoint++) {
            boolean wanted =
                    switch (endpoint) {
                        case 0 -> true;
                        case 1 -> number % 2 == 0;
                        case 2 -> number % 4 == 1;
                        case 3 -> number % 4 == 3;
                        default -> number % RARE == RARE / 2 + 1;
                    };
            if (wanted) {
                String state = state(number, endpoint);
                String id = addDelivery(insert, attempted, eventId, endpoint, state, time);
                if (state.equals("failed")) {
                    failed.setString(1, TENANT);
                    failed.setTimestamp(2, Timestamp.from(time));
                    failed.setString(3, eventId);
                    failed.setString(4, endpoints.get(endpoint));
                    failed.setString(5, id);
                    failed.addBatch();
                }
            }
        }
    }

    private static String state(int number, int endpoint) {
        if (endpoint == 0 && number % RARE == RARE / 2) {
            return "failed";
        }
        return endpoint == 1 && number % RARE == 2 ? "retrying" : "delivered";
    }

    private String addDelivery(
            PreparedStatement insert,
            PreparedStatement attempted,
            String eventId,
            int endpoint,
            String state,
            Instant time)
            throws SQLException {
        Instant now = Instant.now();
        String id = "dlv_" + timeOrdered(time, delivery++);
        boolean waiting = state.equals("retrying");
        int attempts = delivery % 2 == 0 ? 2 : 1;
        insert.setString(1, id);
        insert.setString(2, TENANT);
        insert.setString(3, eventId);
        insert.setString(4, endpoints.get(endpoint));
        insert.setString(5, state);
        insert.setTimestamp(6, waiting ? Timestamp.from(now.plus(Duration.ofHours(6))) : null);
        insert.setInt(7, attempts);
        insert.setBoolean(8, false);
        insert.setBoolean(9, false);
        insert.setInt(10, 600);
        insert.setTimestamp(11, Timestamp.from(time));
        insert.setTimestamp(12, Timestamp.from(waiting ? now.plus(Duration.ofDays(3)) : time));
        insert.setTimestamp(13, waiting ? null : Timestamp.from(time));
        boolean kept = attempts == 1 && state.equals("delivered");
        insert.setTimestamp(14, kept ? Timestamp.from(time.plusSeconds(5)) : null);
        insert.setObject(15, kept ? 20 + random.nextInt(200) : null, Types.INTEGER);
        insert.setString(16, kept ? ENDPOINT_URL + endpoint : null);
        insert.setBytes(17, kept ? EXCHANGE : null);
        insert.addBatch();
        for (int one = kept ? 2 : 1; one <= attempts; one++) {
            boolean good = one == attempts && state.equals("delivered");
            attempted.setString(1, id);
            attempted.setString(2, "att_" + timeOrdered(time, attempt++));
            attempted.setString(3, TENANT);
            attempted.setInt(4, one);
            attempted.setBoolean(5, false);
            attempted.setTimestamp(6, Timestamp.from(time.plusSeconds(5L * one)));
            attempted.setInt(7, 20 + random.nextInt(200));
            attempted.setString(8, ENDPOINT_URL + endpoint);
            attempted.setInt(9, good ? 200 : 500);
            attempted.setBytes(10, REQUEST);
            attempted.setBytes(11, RESPONSE);
            attempted.setBytes(12, OK);
            attempted.setBoolean(13, false);
            attempted.addBatch();
        }
        return id;
    }

    /** As the server makes ids: of 130 bits in base 32 the first 50 hold the milliseconds of the time. */
    private static String timeOrdered(Instant time, long number) {
        BigInteger bits = BigInteger.valueOf(time.toEpochMilli()).shiftLeft(80).add(BigInteger.valueOf(number));
        StringBuilder id = new StringBuilder();
        for (int shift = 125; shift >= 0; shift -= 5) {
            id.append(BASE_32.charAt(bits.shiftRight(shift).intValue() & 31));
        }
        return id.toString();
    }

    /** What the server counts as it goes: events, ends of deliveries, and attempts by how long they took. */
    private void fillHours(Instant end, int events) throws SQLException {
        int hours = 29 * 24;
        try (PreparedStatement insert = connection.prepareStatement(HOUR)) {
            for (int hour = 0; hour < hours; hour++) {
                Timestamp start = Timestamp.from(end.minus(Duration.ofHours(hour)).truncatedTo(ChronoUnit.HOURS));
                int each = events / hours;
                addHour(insert, TENANT, start, "n " + each + " 0\ntorder.created " + each + " 0\n" + attempts(each));
                for (String endpoint : endpoints) {
                    addHour(insert, endpoint, start, "torder.created " + each / 4 + " 0\n" + attempts(each / 4));
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static String attempts(int count) {
        StringBuilder lines = new StringBuilder("e " + count + " 0\ns200 " + count + " 0\n");
        for (int bucket = 20; bucket < 40; bucket += 5) {
            lines.append("d" + bucket + " " + count / 4 + " 0\n");
        }
        return lines.toString();
    }

    private static void addHour(PreparedStatement insert, String of, Timestamp start, String counts)
            throws SQLException {
        insert.setString(1, of);
        insert.setTimestamp(2, start);
        insert.setString(3, TENANT);
        insert.setBytes(4, counts.getBytes(StandardCharsets.UTF_8));
        insert.addBatch();
    }
}
