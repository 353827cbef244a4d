package io.windlass.starter.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Nobody gets Windlass to use a login that he may not use himself. */
class RightsCheckTest {

  private static final String SECRET = "spec: {auth: {usernamePassword: {secretName: login}}}";
  private static final String ELSEWHERE =
      "spec: {auth: {usernamePassword: {secretName: login, secretNamespace: admin}}}";
  private static final String PROFILE = "spec: {auth: {profileRef: {name: present}}}";

  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final RightsCheck check = new RightsCheck(surroundings);

  @Test
  void whoNamesASecretMustBeAllowedToReadIt() {
    surroundings.forbidden.add("get secrets ais/login");
    surroundings.forbidden.add("get secrets admin/login");

    assertThat(check.of(Changes.created(SECRET)))
        .containsExactly(
            new Remark.Forbidden(
                "spec.auth.usernamePassword.secretName (login): user jane may not get this Secret"
                    + " in namespace ais: ask for that right, or name another one"));
    assertThat(check.of(Changes.changed(SECRET, ELSEWHERE)))
        .singleElement()
        .isInstanceOf(Remark.Forbidden.class);
  }

  @Test
  void whoNamesAProfileMustBeAllowedToUseIt() {
    surroundings.forbidden.add("use aistoreauthprofiles /present");

    assertThat(check.of(Changes.changed(SECRET, PROFILE)))
        .containsExactly(
            new Remark.Forbidden(
                "spec.auth.profileRef.name (present): user jane may not use it: ask for the verb"
                    + " use on aistoreauthprofiles.auth.ais.nvidia.com"));
  }

  @Test
  void aProfileThatIsMissingIsRefused() {
    assertThat(check.of(Changes.created("spec: {auth: {profileRef: {name: gone}}}")))
        .singleElement()
        .isInstanceOf(Remark.Refusal.class)
        .satisfies(remark -> assertThat(remark.text()).contains("(gone)", "make it first"));
  }

  @Test
  void whoMayIsNotKept() {
    assertThat(check.of(Changes.created(SECRET))).isEmpty();
    assertThat(check.of(Changes.created(PROFILE))).isEmpty();
    assertThat(surroundings.asked)
        .containsExactly(
            "jane: get secrets ais/login",
            "jane: use aistoreauthprofiles /present",
            "profile present");
  }

  @Test
  void whoLeavesTheReferenceIsNotAsked() {
    assertThat(check.of(Changes.changed(SECRET, SECRET + "\n"))).isEmpty();
    assertThat(check.of(Changes.changed(SECRET, "{}"))).isEmpty();
    assertThat(surroundings.asked).isEmpty();
  }

  @Test
  void whoSendsThePasswordElsewhereMustBeAllowedToReadIt() {
    surroundings.forbidden.add("get secrets ais/login");
    String elsewhere = SECRET.replace("auth: {", "auth: {serviceURL: 'https://mine', ");

    assertThat(check.of(Changes.changed(SECRET, elsewhere)))
        .singleElement()
        .isInstanceOf(Remark.Forbidden.class);
  }

  @Test
  void silenceIsNoPermission() {
    surroundings.silent = true;

    assertThatThrownBy(() -> check.of(Changes.created(SECRET)).toList()).hasMessage("no answer");
  }
}
