package io.synq.issue;

import io.synq.platform.Names;
import io.synq.platform.Problem;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which issues to list. */
public class IssueQuery {
  @QueryParam("status")
  @Nullable String status;

  @QueryParam("group_id")
  @Nullable String groupId;

  @QueryParam("closed")
  @Nullable String closed;

  public IssueQuery() {}

  /** For those who ask within the server: the closed ones, or all others. */
  public IssueQuery(boolean closed, @Nullable String status, @Nullable String groupId) {
    this.closed = Boolean.toString(closed);
    this.status = status;
    this.groupId = groupId;
  }

  /** 422 unless it is a status. */
  Optional<IssueStatus> status() {
    if (status == null) {
      return Optional.empty();
    }
    Optional<IssueStatus> known = IssueStatus.of(status);
    if (known.isEmpty()) {
      throw Problem.invalid("", "has a status that is not one of " + IssueStatus.NAMES).exception();
    }
    return known;
  }

  /** Whether only those that are closed are wanted, or only the others. */
  Optional<Boolean> closed() {
    if (closed == null || closed.equals("true") || closed.equals("false")) {
      return Optional.ofNullable(closed).map(Boolean::valueOf);
    }
    throw Problem.invalid("", "has a parameter closed that is not true or false").exception();
  }

  Optional<String> groupId() {
    if (groupId != null && Names.printable(groupId, IssueReader.MAX_GROUP).isEmpty()) {
      throw Problem.invalid("", "has a parameter group_id that is empty or not printable")
          .exception();
    }
    return Optional.ofNullable(groupId);
  }
}
