package io.synq.issue;

import io.synq.platform.Parameters;
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
      throw Parameters.refusal("status", "must be one of " + IssueStatus.NAMES);
    }
    return known;
  }

  /** Whether only those that are closed are wanted, or only the others. */
  Optional<Boolean> closed() {
    return Parameters.flag("closed", closed);
  }

  Optional<String> groupId() {
    return Parameters.text("group_id", groupId, IssueReader.MAX_GROUP);
  }
}
