// pattern: webhook-signature
// prefix: sdWebhookVerify
// description: Webhook signature: HMAC-SHA256 of timestamp and raw body, constant-time compare, tolerance, several secrets for rotation
// placeholders: WebhookVerifier, NewWebhookVerifier, Verify, tolerance, ErrBadSignature
// --- preamble ---
package main

import "strings"

// --- imports ---
import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// --- snippet ---

var (
	ErrBadSignature   = errors.New("webhook: the signature is wrong")
	ErrStaleTimestamp = errors.New("webhook: the timestamp is too far from now")
)

// WebhookVerifier does not change, so goroutines may share it.
type WebhookVerifier struct {
	secrets   [][]byte
	tolerance time.Duration
	now       func() time.Time
}

// NewWebhookVerifier takes several secrets while one replaces the other. An
// empty one is refused: everybody could sign with it.
func NewWebhookVerifier(tolerance time.Duration, secrets ...[]byte) (*WebhookVerifier, error) {
	isEmpty := func(secret []byte) bool { return len(secret) == 0 }
	if len(secrets) == 0 || slices.ContainsFunc(secrets, isEmpty) {
		return nil, errors.New("webhook: a secret is missing")
	}
	return &WebhookVerifier{secrets: slices.Clone(secrets), tolerance: tolerance, now: time.Now}, nil
}

// Verify takes the headers as they came and the bytes of the body before
// anything parses them; read it through http.MaxBytesReader. Within the
// tolerance a message can be sent again: remember its ID.
func (v *WebhookVerifier) Verify(timestamp, signature string, body []byte) error {
	claimed, err := hex.DecodeString(signature)
	if err != nil {
		return fmt.Errorf("%w: not hexadecimal", ErrBadSignature)
	}
	valid := false
	for _, secret := range v.secrets {
		mac := hmac.New(sha256.New, secret)
		mac.Write([]byte(timestamp + "."))
		mac.Write(body)
		if hmac.Equal(mac.Sum(nil), claimed) { // In constant time.
			valid = true
		}
	}
	if !valid {
		return ErrBadSignature
	}
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil {
		return fmt.Errorf("%w: not in seconds", ErrStaleTimestamp)
	}
	if age := v.now().Sub(time.Unix(seconds, 0)).Abs(); age > v.tolerance {
		return fmt.Errorf("%w: by %v", ErrStaleTimestamp, age)
	}
	return nil
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	old, current, foreign := []byte("old secret"), []byte("current secret"), []byte("foreign secret")
	verifier, err := NewWebhookVerifier(5*time.Minute, current, old)
	check(err == nil, "got %v", err)
	sent := time.Unix(1_700_000_000, 0)
	clock := sent
	verifier.now = func() time.Time { return clock }
	body := []byte("{\"parcel\": \"p7\"}\n")
	sign := func(secret []byte, timestamp string, body []byte) string {
		mac := hmac.New(sha256.New, secret)
		fmt.Fprintf(mac, "%s.%s", timestamp, body)
		return hex.EncodeToString(mac.Sum(nil))
	}
	stamp := strconv.FormatInt(sent.Unix(), 10)
	expect := func(timestamp, signature string, body []byte, wanted error) {
		err := verifier.Verify(timestamp, signature, body)
		check(errors.Is(err, wanted), "got %v instead of %v", err, wanted)
	}

	// A signature computed by another program.
	known := "0937a580d48ad3bd7bf0c51584acc51e7c623c10b3680d64a9701b307fa19506"
	expect(stamp, known, body, nil)

	// Both secrets are good while they are rotated, others are not.
	valid := sign(current, stamp, body)
	expect(stamp, valid, body, nil)
	expect(stamp, strings.ToUpper(valid), body, nil)
	expect(stamp, sign(old, stamp, body), body, nil)
	expect(stamp, sign(foreign, stamp, body), body, ErrBadSignature)
	expect(stamp, sign(nil, stamp, body), body, ErrBadSignature)

	// Each byte counts: those of the body, of the timestamp and of the signature.
	expect(stamp, valid, []byte("{\"parcel\": \"p7\"}"), ErrBadSignature)
	expect(stamp, valid, []byte("{\"parcel\":\"p7\"}\n"), ErrBadSignature)
	expect(stamp, valid, nil, ErrBadSignature)
	expect("1700000001", valid, body, ErrBadSignature)
	for _, wrong := range []string{"", "zz", valid[:62], valid + "00", "sha256=" + valid} {
		expect(stamp, wrong, body, ErrBadSignature)
	}

	// The tolerance bounds the age, and how far a clock may be ahead.
	for _, offset := range []time.Duration{5 * time.Minute, -5 * time.Minute} {
		clock = sent.Add(offset)
		expect(stamp, valid, body, nil)
	}
	for _, offset := range []time.Duration{5*time.Minute + time.Second, -5*time.Minute - time.Second, 1 << 62} {
		clock = sent.Add(offset)
		expect(stamp, valid, body, ErrStaleTimestamp)
		expect(stamp, sign(foreign, stamp, body), body, ErrBadSignature)
	}
	clock = sent
	for _, wrong := range []string{"", "soon", "9223372036854775807", "-9223372036854775808"} {
		expect(wrong, sign(current, wrong, body), body, ErrStaleTimestamp)
	}

	// Without a secret there is no verifier.
	for _, secrets := range [][][]byte{nil, {current, nil}} {
		verifier, err := NewWebhookVerifier(time.Minute, secrets...)
		check(verifier == nil && err != nil, "made one with %d secrets", len(secrets))
	}
}
