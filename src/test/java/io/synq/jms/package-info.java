/**
 * An application of an enterprise that talks to the server by JMS; runs in a Liberty of its own.
 */
package io.synq.jms;
