//# std: gnu11
// Files, devices and sockets.
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct file;
struct session { uint8_t key[32]; char key_text[32]; uint8_t key_rows[4]; };
struct login { char user[16]; char password[16]; uint32_t service_pin; };
int f_write(struct file *file, const void *data, unsigned size, unsigned *written);
int file_append(const char *path, const void *data, size_t size);
int radio_send(const void *data, size_t size);
int flash_write(uint32_t place, const void *data, size_t size);
void stream_cipher(uint8_t *data, size_t size);
void seal(const char *text, size_t size, uint8_t *out);
void hash_text(const char *text, uint8_t *out);

void saved(FILE *file, const char *user, const char *password)
{
    fprintf(file, "%s:%s\n", user, password);  // expect: crypto/secret-in-output
}

void savedAlone(FILE *file, const struct login *login)
{
    fputs(login->user, file);
    fputs(login->password, file);  // expect: crypto/secret-in-output
}

void dumped(FILE *file, const uint8_t session_key[16])
{
    (void)fwrite(session_key, 1u, 16u, file);  // expect: crypto/secret-in-output
}

int written(int descriptor, const char *passphrase)
{
    return (int)write(descriptor, passphrase, strlen(passphrase));  // expect: crypto/secret-in-output
}

int onCard(struct file *file, const uint8_t *device_key)
{
    unsigned written = 0;
    return f_write(file, device_key, 16u, &written);  // expect: crypto/secret-in-output
}

int appended(const char *admin_password)
{
    return file_append("users.txt", admin_password, strlen(admin_password));  // expect: crypto/secret-in-output
}

void toPeer(int line, const struct sockaddr *peer, const uint8_t *auth_token)
{
    (void)sendto(line, auth_token, 32u, 0, peer, 16u);  // expect: crypto/secret-in-output
}

void pinToPeer(int line, const struct login *login)
{
    (void)send(line, &login->service_pin, 4u, 0);  // expect: crypto/secret-in-output
}

void keyOfSession(int line, const struct session *session)
{
    (void)send(line, session->key, sizeof session->key, 0);  // expect: crypto/secret-in-output
}

void byRadio(const uint8_t link_key[16])
{
    (void)radio_send(link_key, 16u);  // expect: crypto/secret-in-output
}

// What was read for a hash is still there in clear.
void hashedElsewhere(int line, const char *password, uint8_t hash[32])
{
    hash_text(password, hash);
    (void)send(line, password, strlen(password), 0);  // expect: crypto/secret-in-output
}

void encipheredOnOneWay(int line, uint8_t *session_key, int isOpen)
{
    if (isOpen == 0) {
        stream_cipher(session_key, 16u);
    }
    (void)send(line, session_key, 16u, 0);  // expect: crypto/secret-in-output
}

/* Twins in order. */
void userAlone(FILE *file, const struct login *login)
{
    fputs(login->user, file);
    fprintf(file, "%u letters\n", (unsigned)strlen(login->password));
}

void keysOfPad(int line, const struct session *session)
{
    (void)send(line, session->key_rows, sizeof session->key_rows, 0);
    (void)send(line, session->key_text, sizeof session->key_text, 0);
}

void enciphered(int line, uint8_t *session_key)
{
    stream_cipher(session_key, 16u);
    (void)send(line, session_key, 16u, 0);
}

void sealed(FILE *file, const char *password)
{
    uint8_t out[48];
    seal(password, strlen(password), out);
    (void)fwrite(out, 1u, sizeof out, file);
}

void hashed(int descriptor, const char *password)
{
    uint8_t password_hash[32];
    hash_text(password, password_hash);
    (void)write(descriptor, password_hash, sizeof password_hash);
}

void lengthAlone(int descriptor, uint32_t password_length)
{
    (void)write(descriptor, &password_length, sizeof password_length);
}

void toFileOfPasswords(FILE *password_file, const char *user)
{
    fputs(user, password_file);
}

void provision_unit(FILE *file, const uint8_t device_key[16])
{
    (void)fwrite(device_key, 1u, 16u, file);
}

void inFlash(const uint8_t device_key[16])
{
    (void)flash_write(0x1000u, device_key, 16u);
}
