#include <stdint.h>
#include <stddef.h>

typedef int32_t status_t;
typedef uint32_t ret_code_t;
status_t LPI2C_MasterTransferBlocking(void *base, void *transfer);
status_t TRNG_GetRandomData(void *base, void *data, size_t n);
void LPUART_EnableInterrupts(void *base, uint32_t mask);
ret_code_t nrf_fstorage_write(void *fs, uint32_t dest, const void *src, uint32_t len, void *p);
ret_code_t nrfx_twim_init(void *twim, const void *config, void *handler, void *context);
int nvs_set_u32(uint32_t handle, const char *key, uint32_t value);
uint32_t SysTick_Config(uint32_t ticks);
void app_error_handler(uint32_t code);
#define APP_ERROR_CHECK(code) do { const uint32_t local = (code); if (local != 0) app_error_handler(local); } while (0)

void nxp(void *base, void *transfer, uint8_t *nonce) {
  LPI2C_MasterTransferBlocking(base, transfer);  // expect: error/ignored-hal-result
  TRNG_GetRandomData(base, nonce, 12);           // expect: error/ignored-hal-result
  LPUART_EnableInterrupts(base, 4);
}

status_t nxp_checked(void *base, void *transfer) {
  const status_t status = LPI2C_MasterTransferBlocking(base, transfer);
  return status;
}

void nordic(void *fs, const void *config) {
  ret_code_t err = nrf_fstorage_write(fs, 0x3000, config, 4, NULL);
  APP_ERROR_CHECK(err);
  APP_ERROR_CHECK(nrfx_twim_init(fs, config, NULL, NULL));
  nrfx_twim_init(fs, config, NULL, NULL);  // expect: error/ignored-hal-result
}

void esp(uint32_t handle) {
  nvs_set_u32(handle, "rate", 5);  // expect: error/ignored-hal-result
}

void tick(void) {
  SysTick_Config(1000);  // expect: error/ignored-hal-result
  if (SysTick_Config(1000) != 0) {
    for (;;) {
    }
  }
}
