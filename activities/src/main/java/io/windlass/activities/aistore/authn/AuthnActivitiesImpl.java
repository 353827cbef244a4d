package io.windlass.activities.aistore.authn;

import io.windlass.workflows.aistore.authn.AuthnActivities;
import io.windlass.workflows.aistore.authn.AuthnStep.ApplyFoundation;
import io.windlass.workflows.aistore.authn.AuthnStep.ApplyService;
import io.windlass.workflows.aistore.authn.AuthnStep.AwaitCertificate;
import io.windlass.workflows.aistore.authn.AuthnStep.AwaitService;
import io.windlass.workflows.aistore.authn.AuthnStep.MarkFulfilled;
import io.windlass.workflows.aistore.authn.AuthnStep.RemoveFoundation;
import io.windlass.workflows.aistore.authn.AuthnStep.RemoveService;
import io.windlass.workflows.aistore.authn.AuthnStep.SettleClaim;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Wish;
import java.util.Map;

/** Takes the steps that change an AuthN service, and reports the end. */
public final class AuthnActivitiesImpl implements AuthnActivities {

  private final AuthnAccess access;
  private final AuthnService service;
  private final AuthnRemoval removal;

  public AuthnActivitiesImpl(AuthnAccess access) {
    this.access = access;
    this.service = new AuthnService(access);
    this.removal = new AuthnRemoval(access);
  }

  @Override
  public boolean wish(ResourceReference reference, Wish wish) {
    return access
        .find(reference)
        .map(auth -> access.resources().annotate(auth, Map.of(wish.annotation(), wish.value())))
        .orElse(false);
  }

  @Override
  public void conclude(Conclusion conclusion) {
    access
        .find(conclusion.reference())
        .ifPresent(
            auth -> {
              var result = conclusion.result();
              access.telling().warn(auth, result.reason(), result.message());
              access.reporter().concluded(conclusion);
            });
  }

  @Override
  public void applyFoundation(ResourceReference reference, ApplyFoundation step) {
    access.act(reference, step, service::applyFoundation);
  }

  @Override
  public void awaitCertificate(ResourceReference reference, AwaitCertificate step) {
    service.awaitCertificate(reference);
  }

  @Override
  public void applyService(ResourceReference reference, ApplyService step) {
    access.act(reference, step, service::apply);
  }

  @Override
  public void awaitService(ResourceReference reference, AwaitService step) {
    service.await(reference);
  }

  @Override
  public void markFulfilled(ResourceReference reference, MarkFulfilled step) {
    access.act(reference, step, service::markFulfilled);
  }

  @Override
  public void removeService(ResourceReference reference, RemoveService step) {
    access.act(reference, step, removal::service);
  }

  @Override
  public void settleClaim(ResourceReference reference, SettleClaim step) {
    access.act(reference, step, auth -> removal.claim(auth, step.goes()));
  }

  @Override
  public void removeFoundation(ResourceReference reference, RemoveFoundation step) {
    access.act(reference, step, removal::rest);
  }
}
