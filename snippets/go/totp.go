// pattern: totp
// prefix: sdTotp
// description: TOTP of RFC 6238 with HMAC-SHA1: window of one step, constant-time compare, and the last used step is refused
// placeholders: TOTP, Code, Verify, digits, lastStep
// --- preamble ---
package main

// --- imports ---
import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/binary"
	"fmt"
	"time"
)

// --- snippet ---

// TOTP makes and checks the codes of one secret, which is at least 16 random
// bytes (authenticator apps are given it in base32). Keep it encrypted.
type TOTP struct {
	secret []byte
	digits int
	now    func() time.Time
}

const (
	totpPeriod = 30 * time.Second
	totpWindow = 1 // steps before and after the present, for clocks that differ
)

func NewTOTP(secret []byte, digits int) (*TOTP, error) {
	if len(secret) < 16 || digits < 6 || digits > 8 {
		return nil, fmt.Errorf("TOTP: secret of %d bytes, %d digits", len(secret), digits)
	}
	return &TOTP{secret: secret, digits: digits, now: time.Now}, nil
}

// Code is that of a step, the number of periods since 1970.
func (t *TOTP) Code(step int64) string {
	mac := hmac.New(sha1.New, t.secret) // What apps support; HMAC does not need SHA-1 to resist collisions.
	mac.Write(binary.BigEndian.AppendUint64(nil, uint64(step)))
	sum := mac.Sum(nil)
	offset := sum[len(sum)-1] & 0xf
	number := binary.BigEndian.Uint32(sum[offset:]) & 0x7fffffff
	modulus := uint32(1)
	for range t.digits {
		modulus *= 10
	}
	return fmt.Sprintf("%0*d", t.digits, number%modulus)
}

// Verify tells whether the code is valid, and at which step: store it as the
// user's lastStep in one statement that refuses a smaller or equal one, so that
// no code is used twice, not even at the same time. Bound the attempts as well:
// a million codes are soon tried.
func (t *TOTP) Verify(code string, lastStep int64) (step int64, valid bool) {
	current := t.now().Unix() / int64(totpPeriod/time.Second)
	for candidate := current - totpWindow; candidate <= current+totpWindow; candidate++ {
		matches := subtle.ConstantTimeCompare([]byte(t.Code(candidate)), []byte(code)) == 1
		if matches && candidate > lastStep {
			step, valid = candidate, true
		}
	}
	return step, valid
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	secret := []byte("12345678901234567890")
	clock := time.Unix(59, 0)
	newTOTP := func(length int) *TOTP {
		totp, err := NewTOTP(secret, length)
		check(err == nil, "got %v", err)
		totp.now = func() time.Time { return clock }
		return totp
	}
	expect := func(totp *TOTP, code string, last, wantedStep int64, wantedValid bool) {
		step, valid := totp.Verify(code, last)
		check(step == wantedStep && valid == wantedValid, "%s at %v: %d, %t", code, clock.Unix(), step, valid)
	}

	// The vectors of RFC 6238, appendix B, for SHA-1.
	eight := newTOTP(8)
	for seconds, wanted := range map[int64]string{
		59:             "94287082",
		1_111_111_109:  "07081804",
		1_111_111_111:  "14050471",
		1_234_567_890:  "89005924",
		2_000_000_000:  "69279037",
		20_000_000_000: "65353130",
	} {
		clock = time.Unix(seconds, 0)
		check(eight.Code(seconds/30) == wanted, "%d: %s", seconds, eight.Code(seconds/30))
		expect(eight, wanted, 0, seconds/30, true)
	}

	// Six digits are the last ones.
	six := newTOTP(6)
	clock = time.Unix(1_111_111_109, 0)
	now := clock.Unix() / 30
	expect(six, "081804", 0, now, true)

	// One step early or late is accepted, two are not.
	for offset := int64(-3); offset <= 3; offset++ {
		wantedStep, near := now+offset, offset >= -1 && offset <= 1
		if !near {
			wantedStep = 0
		}
		expect(six, six.Code(now+offset), 0, wantedStep, near)
	}

	// The step that was used last, and those before it, are refused.
	expect(six, six.Code(now), now-1, now, true)
	expect(six, six.Code(now), now, 0, false)
	expect(six, six.Code(now-1), now, 0, false)
	expect(six, six.Code(now+1), now, now+1, true)

	// Wrong codes, also by their length.
	for _, wrong := range []string{"", "081805", "81804", "0081804", "07081804", "08180a"} {
		expect(six, wrong, 0, 0, false)
	}

	// Weak settings are refused.
	for _, wrong := range []struct {
		secret []byte
		length int
	}{{secret[:15], 6}, {nil, 6}, {secret, 5}, {secret, 9}} {
		_, err := NewTOTP(wrong.secret, wrong.length)
		check(err != nil, "made one for %+v", wrong)
	}
}
