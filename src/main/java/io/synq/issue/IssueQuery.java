package io.synq.issue;

import io.synq.platform.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which issues to list. */
public class IssueQuery {
  private static final int LONGEST = 128;

  @QueryParam("status")
  @Nullable String status;

  @QueryParam("group_id")
  @Nullable String groupId;

  @QueryParam("closed")
  @Nullable String closed;

  @QueryParam("q")
  @Nullable String q;

  public IssueQuery() {}

  /** For callers within the server: the closed ones, or all others. */
  public IssueQuery(
      boolean closed, @Nullable String status, @Nullable String groupId, @Nullable String q) {
    this.closed = Boolean.toString(closed);
    this.status = status;
    this.groupId = groupId;
    this.q = q;
  }

  /** 422 unless it is a status. */
  Optional<IssueStatus> status() {
    if (status == null) {
      return Optional.empty();
    }
    Optional<IssueStatus> known = IssueStatus.of(status);
    if (known.isEmpty()) {
      throw Parameters.refusal("status", "must be one of " + IssueStatus.NAMES);
    }
    return known;
  }

  /** Whether only those that are closed are wanted, or only the others. */
  Optional<Boolean> closed() {
    return Parameters.flag("closed", closed);
  }

  Optional<String> groupId() {
    return Parameters.text("group_id", groupId, IssueReport.MAX_GROUP);
  }

  /** What their id, title or message says, in whatever case. */
  Optional<String> text() {
    return Parameters.text("q", q, LONGEST);
  }
}
