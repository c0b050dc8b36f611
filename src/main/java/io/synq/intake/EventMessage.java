package io.synq.intake;

import io.synq.platform.Names;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.platform.RequestBody;
import io.synq.platform.TraceContext;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a producer has sent, read without changing the message. */
record EventMessage(Message message) {
  static final String KEY = "SynqApiKey";

  private static final int MOST_NAMED = 255;
  private static final String DELIVERIES = "JMSXDeliveryCount";

  /** The key; 401 without one. */
  String key() throws JMSException {
    if (message.getObjectProperty(KEY) instanceof String key) {
      return key;
    }
    throw Problem.of(
            ProblemType.UNAUTHENTICATED, "The property " + KEY + " is missing or is not a string.")
        .exception();
  }

  /** Which trace its producer has brought, if one that can be read. */
  @Nullable TraceContext trace() {
    try {
      return message.getObjectProperty(TraceContext.PARENT) instanceof String parent
          ? TraceContext.parse(parent, state()).orElse(null)
          : null;
    } catch (JMSException | RuntimeException e) {
      return null;
    }
  }

  private @Nullable String state() throws JMSException {
    return message.getObjectProperty(TraceContext.STATE) instanceof String state ? state : null;
  }

  /** The JSON as UTF-8; 413 past the limit, which large bodies are not read for. */
  byte[] body(int limit) throws JMSException {
    if (message instanceof TextMessage text) {
      return utf8(Optional.ofNullable(text.getText()).orElse(""), limit);
    }
    if (message instanceof BytesMessage bytes) {
      return bytes(bytes, limit);
    }
    throw Problem.of(
            ProblemType.UNSUPPORTED_MEDIA_TYPE, "The message must be a text or a bytes message.")
        .exception();
  }

  private static byte[] utf8(String text, int limit) {
    if (text.length() > limit) {
      throw RequestBody.tooLarge(limit);
    }
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      if (encoded.remaining() > limit) {
        throw RequestBody.tooLarge(limit);
      }
      byte[] body = new byte[encoded.remaining()];
      encoded.get(body);
      return body;
    } catch (CharacterCodingException e) {
      throw Problem.of(ProblemType.MALFORMED, "The body has half a character.").exception();
    }
  }

  private static byte[] bytes(BytesMessage message, int limit) throws JMSException {
    if (message.getBodyLength() > limit) {
      throw RequestBody.tooLarge(limit);
    }
    byte[] body = new byte[(int) message.getBodyLength()];
    message.reset(); // it may have been read before: a message that comes again, or a second try
    message.readBytes(body);
    return body;
  }

  /**
   * The event, with an id that is the same whenever this message comes again. 422 for one that has
   * none because its producer has switched message ids off.
   */
  NewEvent identified(NewEvent event) throws JMSException {
    Optional<String> id = Optional.ofNullable(message.getJMSMessageID());
    if (event.eventId().isEmpty() && id.isEmpty()) {
      throw missingId();
    }
    return event.identifiedBy("jms:" + id.orElse(""));
  }

  private static ProblemException missingId() {
    return Problem.invalid("/event_id", "is required, since the message has no id").exception();
  }

  /** How often it was delivered, this time included; very often if that cannot be read. */
  int deliveries() {
    try {
      return message.propertyExists(DELIVERIES) ? message.getIntProperty(DELIVERIES) : 1;
    } catch (JMSException | RuntimeException e) {
      return Integer.MAX_VALUE;
    }
  }

  /** How much memory its body takes, in bytes or characters; of other types nothing is known. */
  long size() throws JMSException {
    if (message instanceof BytesMessage bytes) {
      return bytes.getBodyLength();
    }
    return message instanceof TextMessage text && text.getText() != null
        ? text.getText().length()
        : 0;
  }

  /** Whether its producer wants an answer. */
  boolean asks() {
    try {
      return message.getJMSReplyTo() != null;
    } catch (JMSException | RuntimeException e) {
      return false;
    }
  }

  /** What answers to it are correlated by; empty if there is nothing. */
  Optional<String> correlation() throws JMSException {
    Optional<String> id = Optional.ofNullable(message.getJMSMessageID());
    return Optional.ofNullable(message.getJMSCorrelationID()).or(() -> id);
  }

  /** For the log: its id. */
  String name() {
    try {
      return Optional.ofNullable(message.getJMSMessageID())
          .flatMap(id -> Names.printable(id, MOST_NAMED))
          .orElse("none");
    } catch (JMSException e) {
      return "unreadable";
    }
  }
}
