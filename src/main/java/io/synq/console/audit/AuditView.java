package io.synq.console.audit;

import io.synq.audit.AuditEntryResponse;
import io.synq.audit.AuditQuery;
import io.synq.audit.AuditResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.console.text.TypedTime;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who changed what. */
@Named("audit")
@RequestScoped
public class AuditView {
  private static final int ROWS = 50;

  @Inject AuditResource audit;
  @Inject Query query;
  @Inject Submission submission;
  private Page<Row> page = new Page<>(List.of(), null);

  /** An entry and what it changed, member by member. */
  public record Row(AuditEntryResponse entry, List<Difference> differences) {
    static Row of(AuditEntryResponse entry) {
      return new Row(entry, Difference.between(entry.before(), entry.after()));
    }

    /** The address of the log with only what has this in common. */
    public String only(String parameter, String value) {
      return Next.to(ConsolePage.AUDIT, parameter, value).address();
    }

    /** What was done, for a line that can be opened. */
    public String summary() {
      int count = differences.size();
      if (entry.before() == null) {
        return count == 1 ? "1 member" : count + " members";
      }
      return entry.after() == null
          ? "What there was"
          : count == 1 ? differences.get(0).member() : count + " changes";
    }
  }

  @PostConstruct
  void load() {
    AuditQuery wanted =
        new AuditQuery(
            query.get("action"),
            query.get("object_id"),
            query.get("actor"),
            time("from"),
            time("to"));
    submission
        .search(
            () -> audit.list(wanted, new ListQuery(query.cursor(), ROWS)),
            "action",
            "object_id",
            "actor",
            "from",
            "to")
        .ifPresent(found -> page = found.map(Row::of));
  }

  private @Nullable String time(String name) {
    return query.text(name).map(TypedTime::parameter).orElse(null);
  }

  /** What a field for a time shows. */
  public String field(String name) {
    return query.text(name).map(TypedTime::field).orElse("");
  }

  public Page<Row> getPage() {
    return page;
  }

  public boolean isFiltered() {
    return Stream.of("action", "object_id", "actor", "from", "to")
        .anyMatch(name -> query.get(name) != null);
  }
}
