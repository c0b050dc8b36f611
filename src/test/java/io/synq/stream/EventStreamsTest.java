package io.synq.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.Admission;
import io.synq.access.Caller;
import io.synq.access.Credentials;
import io.synq.access.Role;
import io.synq.access.Scope;
import io.synq.event.EventSettings;
import io.synq.event.Settlement;
import io.synq.eventlog.EventFeed;
import io.synq.eventlog.FeedPart;
import io.synq.eventlog.FeedPosition;
import io.synq.http.CleanThread;
import io.synq.platform.Database;
import io.synq.platform.Drain;
import io.synq.platform.GivenSettings;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.platform.Workers;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventStreamsTest {
  private static final FeedPosition START = FeedPosition.before(Instant.EPOCH);

  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final Queue<Runnable> scheduled = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-01-31T08:00:00Z");
  private int asked;
  private RuntimeException failure;
  private boolean good = true;
  private final EventStreams streams =
      new EventStreams(
          new StreamSettings(GivenSettings.of()),
          new Log(),
          new Settled(),
          null,
          new Doors(),
          new Drain(),
          new Threads(),
          new Clean(),
          () -> now);

  /** Somebody at the other end. */
  private static final class Reader {
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private boolean ended;

    AsyncContext request() {
      return fake(
          AsyncContext.class,
          called -> {
            ended |= called.equals("complete");
            return called.equals("getResponse") ? response() : null;
          });
    }

    private HttpServletResponse response() {
      return fake(
          HttpServletResponse.class,
          called -> called.equals("getOutputStream") ? new Output(heard) : null);
    }

    /** What the container makes: only what streams ask of it is there. */
    private static <T> T fake(Class<T> type, Function<String, Object> answer) {
      return type.cast(
          Proxy.newProxyInstance(
              EventStreamsTest.class.getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) -> answer.apply(method.getName())));
    }

    String heard() {
      return heard.toString(UTF_8);
    }
  }

  private static final class Output extends ServletOutputStream {
    private final ByteArrayOutputStream heard;

    Output(ByteArrayOutputStream heard) {
      this.heard = heard;
    }

    @Override
    public void write(int octet) {
      heard.write(octet);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Log extends EventFeed {
    Log() {
      super(null, null, null, null, null, new EventSettings(GivenSettings.of()), null);
    }

    @Override
    public FeedPart part(
        String tenantId,
        FeedPosition after,
        Instant settled,
        Predicate<String> types,
        long mostBytes) {
      if (failure != null) {
        throw failure;
      }
      return new FeedPart(List.of(), after, true);
    }
  }

  private final class Settled extends Settlement {
    Settled() {
      super(null, null);
    }

    @Override
    public Instant settled() {
      return now;
    }
  }

  private final class Doors extends Credentials {
    Doors() {
      super(null, null, null, null);
    }

    @Override
    public boolean hold(Admission admission, Scope scope) {
      asked++;
      return good;
    }
  }

  private final class Threads extends Workers {
    @Override
    public void execute(Runnable task) {
      threads.add(task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
      scheduled.add(task);
    }
  }

  private static final class Clean extends CleanThread {
    Clean() {
      super(
          new Workers() {
            @Override
            public ExecutorService alone() {
              return null;
            }
          });
    }

    @Override
    public void run(Runnable task) {
      task.run();
    }
  }

  private Reader open(String id) {
    Reader reader = new Reader();
    Caller caller = new Caller(Caller.Kind.JWT, id, id, "t", Role.VIEWER.scopes());
    streams.open(
        reader.request(), new Admission(caller, id), new Wanted(List.of("*"), null), START);
    return reader;
  }

  private void run() {
    while (!threads.isEmpty()) {
      threads.remove().run();
    }
  }

  /** The streams have their turns. */
  private void pass(Duration time) {
    now = now.plus(time);
    List<Runnable> due = List.copyOf(scheduled);
    scheduled.clear();
    due.forEach(Runnable::run);
  }

  @Test
  void streamGoesOnUntilItIsKnownThatItsReaderIsNoLongerGood() {
    Reader reader = open("ann");
    run();
    assertThat(reader.heard()).startsWith("retry: 3000\n");
    good = false;
    pass(EventStream.RECHECK);
    assertThat(asked).as("the streams do not wait for it").isZero();
    assertThat(reader.ended).isFalse();
    run();
    assertThat(asked).isEqualTo(1);
    assertThat(reader.ended).isTrue();
  }

  @Test
  void streamsOfOneReaderAreAskedForAtOnce() {
    List<Reader> readers = List.of(open("ann"), open("ann"), open("bob"));
    run();
    pass(EventStream.RECHECK);
    run();
    assertThat(asked).isEqualTo(2);
    assertThat(readers).noneMatch(reader -> reader.ended);
    good = false;
    pass(EventStream.RECHECK.minusMillis(1));
    run();
    assertThat(asked).isEqualTo(2);
    pass(Duration.ofMillis(1));
    run();
    assertThat(readers).allMatch(reader -> reader.ended);
  }

  /** Who is far behind is overtaken by the purge, comes back, and is answered why. */
  @Test
  @Timeout(10)
  void streamEndsWhenWhatComesNextIsNoLongerKept() {
    Reader reader = open("ann");
    run();
    failure = new Database.DatabaseException(new SQLException("away", "08006"));
    pass(Duration.ofSeconds(1));
    run();
    assertThat(reader.ended).as("what passes does not end it").isFalse();
    failure = Problem.of(ProblemType.POSITION_EXPIRED, "Gone.").exception();
    while (!reader.ended) {
      pass(Duration.ofSeconds(1));
      run();
    }
  }
}
