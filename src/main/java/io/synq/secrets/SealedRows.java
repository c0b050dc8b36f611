package io.synq.secrets;

/** A feature that keeps encrypted secrets. */
public interface SealedRows {
  /** Where. */
  SealedColumn column();
}
