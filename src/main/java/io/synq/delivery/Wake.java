package io.synq.delivery;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Word that a delivery can be made. It may be lost or come twice: the row in the database decides.
 *
 * @param bytes the size of the body
 * @param first whether it follows the opening of the delivery: whoever sends another one has seen
 *     in the database that something has happened to it since
 */
public record Wake(
    String deliveryId, String tenantId, String endpointId, int bytes, boolean first) {
  private static final String FIRST = "first";

  public static Wake again(String deliveryId, String tenantId, String endpointId, int bytes) {
    return new Wake(deliveryId, tenantId, endpointId, bytes, false);
  }

  /**
   * The same, with names that all wake-ups of an endpoint share: hundreds of thousands may wait.
   */
  Wake named(String tenantId, String endpointId) {
    return new Wake(deliveryId, tenantId, endpointId, bytes, first);
  }

  /**
   * In the order in which all code locks several deliveries, so that no two wait for each other.
   */
  static List<Wake> inOrder(Collection<Wake> wakes) {
    return wakes.stream().sorted(Comparator.comparing(Wake::deliveryId)).toList();
  }

  /** The tenant comes last: nodes of the previous version ignore what comes there. */
  String encode() {
    return deliveryId
        + ' '
        + endpointId
        + ' '
        + bytes
        + ' '
        + (first ? FIRST : "again")
        + ' '
        + tenantId;
  }

  /** Reads what nodes of the version before wrote, too: there each endpoint is its own tenant. */
  static Wake decode(String line) {
    String[] parts = line.split(" ");
    boolean first = parts.length > 3 && parts[3].equals(FIRST);
    String tenantId = parts.length > 4 ? parts[4] : parts[1];
    return new Wake(parts[0], tenantId, parts[1], Integer.parseInt(parts[2]), first);
  }
}
