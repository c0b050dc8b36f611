package io.synq.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeRequestTest {
  private static HttpServletRequest request(String type, String query, String body) {
    HttpServletRequest arrived =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                WholeRequestTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getContentType") ? type : null);
    return new WholeRequest(arrived, query, body.getBytes(StandardCharsets.UTF_8), null);
  }

  /**
   * Neither what is typed nor what is left out can be chosen by whoever made a link to the form.
   */
  @Test
  void addressFillsInNoForm() {
    HttpServletRequest form =
        request(
            "application/x-www-form-urlencoded; charset=UTF-8",
            "password=theirs&ticked=on&save=x",
            "password=mine&name=%C3%BC");
    assertThat(form.getParameter("password")).isEqualTo("mine");
    assertThat(form.getParameterValues("password")).containsExactly("mine");
    assertThat(form.getParameter("ticked")).isNull();
    assertThat(form.getParameterValues("save")).isNull();
    assertThat(form.getParameter("name")).isEqualTo("ü");
    assertThat(Collections.list(form.getParameterNames())).containsExactly("password", "name");
    assertThat(form.getParameterMap()).containsOnlyKeys("password", "name");
    assertThat(form.getQueryString()).isEqualTo("password=theirs&ticked=on&save=x");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"application/json", "text/plain"})
  void otherBodiesLeaveTheParametersToTheAddress(String type) {
    HttpServletRequest json = request(type, "status=503&delay_ms=1", "status=200");
    assertThat(json.getParameter("status")).isEqualTo("503");
    assertThat(json.getParameterMap()).containsOnlyKeys("status", "delay_ms");
  }

  @Test
  void whatHasNoBodyIsNoForm() {
    HttpServletRequest empty = request("application/x-www-form-urlencoded", "a=1", "");
    assertThat(FormParameters.areIn(empty)).isFalse();
    assertThat(FormParameters.areIn(request("text/plain", null, "a=1"))).isFalse();
    assertThat(FormParameters.areIn(request(null, null, "a=1"))).isFalse();
    assertThat(FormParameters.areIn(request("application/x-www-form-urlencoded", null, "a=1")))
        .isTrue();
  }
}
