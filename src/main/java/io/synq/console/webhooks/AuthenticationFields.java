package io.synq.console.webhooks;

import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Members;
import io.synq.endpoint.AuthenticationResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a form for how requests prove to a receiver who sends them. */
public class AuthenticationFields {
  private static final String NONE = "none";

  private String type = NONE;
  private String username = "";
  private String password = "";
  private String tokenUrl = "";
  private String clientId = "";
  private String clientSecret = "";
  private String scopes = "";
  private String audience = "";
  private String clientAuthentication = "client_secret_basic";
  private String pkcs12 = "";

  void take(@Nullable AuthenticationResponse shown) {
    if (shown != null) {
      type = shown.type();
      username = text(shown.username());
      tokenUrl = text(shown.tokenUrl());
      clientId = text(shown.clientId());
      scopes = String.join(" ", Objects.requireNonNullElse(shown.scopes(), List.of()));
      audience = text(shown.audience());
      clientAuthentication =
          Objects.requireNonNullElse(shown.clientAuthentication(), clientAuthentication);
    }
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  /** With the members of the chosen type only, and secrets only as far as they are typed. */
  void addTo(Members endpoint) {
    if (type.equals(NONE)) {
      endpoint.text("authentication", null);
      return;
    }
    Members members = new Members().required("type", type);
    switch (type) {
      case "basic" -> members.required("username", username).secret("password", password);
      case "client_certificate" -> {
        members.required("pkcs12", pkcs12);
        if (!pkcs12.isBlank()) {
          members.secret("password", password);
        }
      }
      default ->
          members
              .required("token_url", tokenUrl)
              .required("client_id", clientId)
              .secret("client_secret", clientSecret)
              .texts("scopes", wanted())
              .text("audience", audience)
              .required("client_authentication", clientAuthentication);
    }
    endpoint.object("authentication", members);
  }

  private List<String> wanted() {
    return Arrays.stream(scopes.split("[\\s,]+")).filter(one -> !one.isEmpty()).toList();
  }

  Stream<FieldDifference> differences(AuthenticationFields now) {
    return Stream.of(
        new FieldDifference("Authentication", now.type, type),
        new FieldDifference("User name", now.username, username),
        new FieldDifference("Token URL", now.tokenUrl, tokenUrl),
        new FieldDifference("Client id", now.clientId, clientId),
        new FieldDifference("Scopes", now.scopes, String.join(" ", wanted())),
        new FieldDifference("Audience", now.audience, audience),
        new FieldDifference(
            "Client's secret goes", now.clientAuthentication, clientAuthentication));
  }

  public String getType() {
    return type;
  }

  public void setType(String type) {
    this.type = type;
  }

  public String getUsername() {
    return username;
  }

  public void setUsername(String username) {
    this.username = username;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public String getTokenUrl() {
    return tokenUrl;
  }

  public void setTokenUrl(String tokenUrl) {
    this.tokenUrl = tokenUrl;
  }

  public String getClientId() {
    return clientId;
  }

  public void setClientId(String clientId) {
    this.clientId = clientId;
  }

  public String getClientSecret() {
    return clientSecret;
  }

  public void setClientSecret(String clientSecret) {
    this.clientSecret = clientSecret;
  }

  public String getScopes() {
    return scopes;
  }

  public void setScopes(String scopes) {
    this.scopes = scopes;
  }

  public String getAudience() {
    return audience;
  }

  public void setAudience(String audience) {
    this.audience = audience;
  }

  public String getClientAuthentication() {
    return clientAuthentication;
  }

  public void setClientAuthentication(String clientAuthentication) {
    this.clientAuthentication = clientAuthentication;
  }

  /** Empty when a refused form is shown again: browsers keep pages. */
  public String getPkcs12() {
    return "";
  }

  public void setPkcs12(String pkcs12) {
    this.pkcs12 = pkcs12;
  }
}
