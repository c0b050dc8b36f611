/**
 * signature: what a signing secret looks like, and how a delivery is signed and verified with it.
 * Pure functions on the JDK; it uses no other package of ours and no framework.
 */
@org.jspecify.annotations.NullMarked
package io.synq.signature;
