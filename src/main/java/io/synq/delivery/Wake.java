package io.synq.delivery;

/**
 * Word that a delivery can be made. It may be lost or come twice: the row in the database decides.
 *
 * @param bytes the size of the body
 */
public record Wake(String deliveryId, String endpointId, int bytes) {

  String encode() {
    return deliveryId + ' ' + endpointId + ' ' + bytes;
  }

  static Wake decode(String line) {
    String[] parts = line.split(" ");
    return new Wake(parts[0], parts[1], Integer.parseInt(parts[2]));
  }
}
