package io.synq.console.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.CurrentCaller;
import io.synq.console.frame.Visit;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;

class ErrorPageTest {
  private static ErrorPage of(Throwable failure) throws Exception {
    ErrorPage page = new ErrorPage(new Visit(), new CurrentCaller());
    HttpServletResponse begun =
        (HttpServletResponse)
            Proxy.newProxyInstance(
                ErrorPageTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> true);
    page.show(failure, null, begun);
    return page;
  }

  @Test
  void onlyADatabaseThatIsAwayIsCalledAway() throws Exception {
    ErrorPage away = of(new SQLNonTransientConnectionException("gone", "08006"));
    assertThat(away.getStatus()).isEqualTo(503);
    assertThat(away.getTitle()).isEqualTo("The database is away");
    ErrorPage busy =
        of(
            Problem.of(ProblemType.UNAVAILABLE, "Too many passwords are being checked.")
                .exception());
    assertThat(busy.getStatus()).isEqualTo(503);
    assertThat(busy.getTitle()).isEqualTo("The server is too busy");
    assertThat(busy.getDetail()).isEqualTo("Too many passwords are being checked.");
  }
}
