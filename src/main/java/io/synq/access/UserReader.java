package io.synq.access;

import io.synq.request.RequestObject;
import java.util.Optional;

/** Reads a user's members from a request; wrong ones become violations. */
final class UserReader {
  static final int MAX_NAME = 200;

  private UserReader() {}

  /** A new user. */
  static UserForm create(RequestObject request) {
    for (String member : new String[] {"name", "role"}) {
      if (!request.has(member)) {
        request.violation("/" + member, "is required");
      }
    }
    return merge(request, new UserForm("", null, Role.VIEWER, false));
  }

  /** A merge patch (RFC 7396) on what there is: absent members stay, null removes. */
  static UserForm merge(RequestObject request, UserForm old) {
    return new UserForm(
        request.has("name") ? name(request) : old.name(),
        request.has("display_name")
            ? request.text("display_name", MAX_NAME).orElse(null)
            : old.displayName(),
        request.has("role") ? role(request) : old.role(),
        request.has("disabled") ? disabled(request) : old.disabled());
  }

  /** HTTP Basic (RFC 7617 §2) ends the name at the first colon. */
  private static String name(RequestObject request) {
    String given = request.required("name", MAX_NAME).orElse("");
    String name = User.fold(given);
    if (name.indexOf(':') >= 0 || !given.equals(given.strip())) {
      request.violation("/name", "must have no colon, and no space at its ends");
    } else if (name.length() > MAX_NAME) {
      request.violation("/name", "must have at most " + MAX_NAME + " characters in lower case");
    }
    return name;
  }

  private static Role role(RequestObject request) {
    Optional<String> text = request.required("role", 16);
    Optional<Role> role = text.flatMap(Role::inTenant);
    if (text.isPresent() && role.isEmpty()) {
      request.violation("/role", "must be admin, member or viewer");
    }
    return role.orElse(Role.VIEWER);
  }

  private static boolean disabled(RequestObject request) {
    if (request.isNull("disabled")) {
      request.violation("/disabled", "must be true or false");
    }
    return request.flag("disabled").orElse(false);
  }

  /** The password that the caller supplies, if any. */
  static Optional<String> password(RequestObject request, String name) {
    Optional<String> password = request.text("password", Passwords.LONGEST);
    password
        .flatMap(text -> Passwords.objection(text, name))
        .ifPresent(objection -> request.violation("/password", objection));
    return password;
  }
}
