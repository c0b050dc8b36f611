package io.synq.issue;

import io.synq.request.RequestObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an issue's members from a request; wrong ones become violations. */
final class IssueReader {
  static final int MAX_GROUP = 128;

  static final String ID_FORM = "^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$";

  private static final Pattern ID = Pattern.compile(ID_FORM);
  static final int MAX_MESSAGE = 4000;
  static final int MAX_TITLE = 500;
  static final int MAX_DESCRIPTION = 8000;

  private IssueReader() {}

  /** The reporter's own id, if it gave one. */
  static Optional<String> id(RequestObject request) {
    Optional<String> id = request.text("issue_id", 64);
    if (id.isPresent() && !ID.matcher(id.get()).matches()) {
      request.violation(
          "/issue_id",
          "must be letters, digits and inner . _ : - and begin with a letter or digit");
    }
    return id;
  }

  /** Judges a report: what {@link #merge} reads, less the status, and with a message. */
  static void check(RequestObject report) {
    if (!report.has("message")) {
      report.violation("/message", "is required");
    }
    described(report, IssueForm.blank(""));
    report.check();
  }

  /** A merge patch (RFC 7396) on what there is: absent members stay, null removes. */
  static IssueForm merge(RequestObject request, IssueForm old) {
    IssueForm form = described(request, old);
    return new IssueForm(
        form.groupId(),
        form.message(),
        form.title(),
        form.description(),
        request.has("status") ? status(request, old.status()) : old.status());
  }

  private static IssueForm described(RequestObject request, IssueForm old) {
    return new IssueForm(
        request.has("group_id")
            ? request.required("group_id", MAX_GROUP).orElse("")
            : old.groupId(),
        request.has("message") ? message(request) : old.message(),
        request.has("title") ? request.text("title", MAX_TITLE).orElse(null) : old.title(),
        request.has("description")
            ? request.lines("description", MAX_DESCRIPTION).orElse(null)
            : old.description(),
        old.status());
  }

  private static String message(RequestObject request) {
    if (request.isNull("message")) {
      request.violation("/message", "must be a string");
    }
    return request.lines("message", MAX_MESSAGE).orElse("");
  }

  private static IssueStatus status(RequestObject request, IssueStatus old) {
    Optional<String> text = request.required("status", 32);
    Optional<IssueStatus> status =
        text.flatMap(IssueStatus::of).filter(next -> next != IssueStatus.CLOSED || next == old);
    if (text.isPresent() && status.isEmpty()) {
      request.violation(
          "/status",
          "must be one of " + IssueStatus.SETTABLE + "; an issue is closed by POST to its /close");
    }
    return status.orElse(old);
  }
}
