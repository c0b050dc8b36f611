package io.synq.access;

import io.synq.mail.MailAddress;
import io.synq.platform.Violations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a person is mailed what the server tells of the tenant's endpoints.
 *
 * @param address null for nowhere
 */
@Schema(examples = "{\"address\": \"ada@example.com\"}")
public record OwnMail(
    @Schema(
            required = true,
            minLength = 3,
            maxLength = MailAddress.MAX,
            pattern = MailAddress.FORM,
            description = "Where what the server tells of endpoints is mailed; null for nowhere.")
        @Nullable String address) {

  /** What is wrong with it beyond what the schema can say. */
  Violations violations() {
    Violations wrong = new Violations();
    if (address != null && !MailAddress.isOne(address)) {
      wrong.add("/address", "must be a mail address like ada@example.com");
    }
    return wrong;
  }
}
