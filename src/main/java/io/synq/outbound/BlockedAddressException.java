package io.synq.outbound;

/** A request was not sent because its URL leads to an address that is off limits. */
public class BlockedAddressException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The reason names the host, its address and what kind of address it is. */
  public BlockedAddressException(String reason) {
    super(reason);
  }
}
