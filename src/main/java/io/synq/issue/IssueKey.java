package io.synq.issue;

import java.io.Serializable;
import java.util.Objects;

/**
 * An issue's identity: ids are unique within a tenant. No record: EclipseLink 5.0 makes keys by a
 * constructor without arguments, and then sets their fields.
 */
public class IssueKey implements Serializable {
  private static final long serialVersionUID = 1L;

  private String tenantId;
  private String issueId;

  protected IssueKey() {}

  public IssueKey(String tenantId, String issueId) {
    this.tenantId = tenantId;
    this.issueId = issueId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IssueKey key
        && key.tenantId.equals(tenantId)
        && key.issueId.equals(issueId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tenantId, issueId);
  }
}
