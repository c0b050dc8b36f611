package io.synq.endpoint;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /endpoints/{id}/secret/rotate} takes. */
@Schema(
    examples =
        """
        {"overlap_hours": 48}
        """)
record SecretRotation(
    @Schema(
            minimum = "0",
            maximum = "" + EndpointSecretResource.MOST_HOURS,
            defaultValue = "" + EndpointSecretResource.HOURS,
            description = "How long the old secrets sign beside the new one.")
        @Nullable Integer overlapHours,
    @Schema(
            pattern = EndpointReader.SECRET_FORM,
            description =
                "whsec_ and base64 of 24 to 64 random bytes; made by the server by default.")
        @Nullable String secret) {}
