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

  Optional<String> groupId() {
    if (groupId != null && Names.printable(groupId, IssueReader.MAX_GROUP).isEmpty()) {
      throw Problem.invalid("", "has a parameter group_id that is empty or not printable")
          .exception();
    }
    return Optional.ofNullable(groupId);
  }
}
