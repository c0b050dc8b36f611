/**
 * Event types: the names they may have, the catalogue of each tenant, the check of payloads against
 * schemas, and the published schemas. Uses platform, tenant, access and audit.
 */
@NullMarked
package io.synq.eventtype;

import org.jspecify.annotations.NullMarked;
