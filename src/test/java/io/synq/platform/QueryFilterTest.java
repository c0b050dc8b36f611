package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryFilterTest {
  private static final Set<String> KNOWN = Set.of("limit", "cursor");

  /** A resource. */
  static final class Things {
    String list(
        @PathParam("id") String id, @QueryParam("status") String status, @BeanParam ListQuery q) {
      return id + status + q;
    }

    String make(byte[] body) {
      return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  @Test
  void knowsTheParametersOfAMethodAndOfItsBeans() throws NoSuchMethodException {
    Method list =
        Things.class.getDeclaredMethod("list", String.class, String.class, ListQuery.class);
    assertThat(QueryFilter.parameters(list)).containsExactlyInAnyOrder("status", "limit", "cursor");
    assertThat(QueryFilter.parameters(Things.class.getDeclaredMethod("make", byte[].class)))
        .isEmpty();
  }

  @Test
  void takesWhatTheOperationHas() {
    QueryFilter.check(KNOWN, Map.of());
    QueryFilter.check(KNOWN, Map.of("limit", List.of("3"), "cursor", List.of("")));
  }

  @Test
  void refusesEveryOtherByItsName() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    query.put("limit", List.of("3"));
    query.put("offset", List.of("3"));
    query.put("n".repeat(100), List.of("", ""));
    query.put("", List.of(""));
    Problem problem = refusal(query);
    assertThat(problem.detail()).isEqualTo("the parameter offset is not one of this operation");
    assertThat(problem.errors())
        .extracting(Problem.Violation::parameter)
        .containsExactly("offset", "n".repeat(64) + "…", "");
  }

  @Test
  void refusesTheSameTwice() {
    assertThat(refusal(Map.of("limit", List.of("3", "3"))).detail())
        .isEqualTo("the parameter limit appears twice");
  }

  @Test
  void namesTheFirstOfThousands() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    IntStream.range(0, 1_000).forEach(i -> query.put("p" + i, List.of("x")));
    assertThat(refusal(query).errors()).hasSize(20);
    assertThat(refusal(query).moreErrors()).isEqualTo(980);
  }

  private static Problem refusal(Map<String, List<String>> query) {
    return catchThrowableOfType(ProblemException.class, () -> QueryFilter.check(KNOWN, query))
        .problem();
  }
}
