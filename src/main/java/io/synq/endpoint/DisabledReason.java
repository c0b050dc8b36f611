package io.synq.endpoint;

/** Why an endpoint is disabled. */
public enum DisabledReason {
  /** Somebody did it. */
  MANUAL,
  /** No 2xx for days. */
  FAILING,
  /** It answered 410. */
  GONE
}
